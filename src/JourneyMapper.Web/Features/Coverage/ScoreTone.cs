namespace JourneyMapper.Web.Features.Coverage;

/// <summary>The colour of a score. The number always stands beside it: nobody has to tell colours apart.</summary>
static class ScoreTone
{
    /// <summary>The style class of a score from 0 to 100.</summary>
    public static string Of(int points) => points switch
    {
        >= 85 => "tone-good",
        >= 70 => "tone-fair",
        >= 50 => "tone-weak",
        _ => "tone-bad",
    };
}
