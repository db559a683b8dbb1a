namespace JourneyMapper.Web.Features.Coverage;

/// <summary>The colour of a score. The number always stands beside it: nobody has to tell colours apart.</summary>
static class ScoreTone
{
    /// <summary>The least score that is good.</summary>
    public const int Good = 85;

    /// <summary>The least score that is fair.</summary>
    public const int Fair = 70;

    /// <summary>The least score that is weak; lower ones are bad.</summary>
    public const int Weak = 50;

    /// <summary>The style class of a score from 0 to 100.</summary>
    public static string Of(int points) => points switch
    {
        >= Good => "tone-good",
        >= Fair => "tone-fair",
        >= Weak => "tone-weak",
        _ => "tone-bad",
    };
}
