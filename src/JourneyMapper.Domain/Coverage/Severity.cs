using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth a look.</summary>
    Minor,

    /// <summary>To be mended.</summary>
    Serious,

    /// <summary>To be mended first.</summary>
    Critical,
}

/// <summary>What severity and importance count in scores and orders.</summary>
public static class Weights
{
    /// <summary>The points of 100 that a finding of this severity takes at most.</summary>
    public static int Weight(this Severity severity) => severity switch
    {
        Severity.Critical => 30,
        Severity.Serious => 15,
        _ => 5,
    };

    /// <summary>How many times as urgent a finding is at a touchpoint of this importance: 1 to 4.</summary>
    public static int Weight(this Importance importance) => 1 + (int)importance;
}
