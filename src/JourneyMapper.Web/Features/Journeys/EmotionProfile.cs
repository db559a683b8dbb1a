using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>
/// The emotions of a journey for a small picture: one array for each of the five stages, in order, each from −2 to 2.
/// Long stages are thinned out by averaging neighbours, so that a picture of hundreds of touchpoints stays small and readable.
/// </summary>
public static class EmotionProfile
{
    /// <summary>As many points as a stage of a small picture can show apart.</summary>
    public const int MostPerStage = 10;

    /// <summary>The feelings of touchpoints that come in the order of the map.</summary>
    public static double[][] Of(IEnumerable<(Stage Stage, int Emotion)> touchpoints)
    {
        var stages = touchpoints.ToLookup(touchpoint => touchpoint.Stage, touchpoint => touchpoint.Emotion);
        return [.. Stages.All.Select(stage => Thin([.. stages[stage]]))];
    }

    /// <summary>The feelings of a journey.</summary>
    public static double[][] Of(Journey journey) => Of(journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Emotion)));

    static double[] Thin(int[] emotions)
    {
        var count = Math.Min(emotions.Length, MostPerStage);
        return [.. Enumerable.Range(0, count)
            .Select(i => emotions[(i * emotions.Length / count)..((i + 1) * emotions.Length / count)])
            .Select(group => Math.Round(group.Average(), 2))];
    }
}
