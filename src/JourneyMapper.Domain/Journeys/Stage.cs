namespace JourneyMapper.Domain.Journeys;

/// <summary>The five stages of every journey, in the order in which customers pass them. Fixed in number and order.</summary>
public enum Stage
{
    /// <summary>The customer learns that the brand exists.</summary>
    Awareness,

    /// <summary>The customer compares and asks.</summary>
    Consideration,

    /// <summary>The customer buys.</summary>
    Decision,

    /// <summary>The customer uses what was bought, and stays.</summary>
    Retention,

    /// <summary>The customer comes back and recommends.</summary>
    Loyalty,
}

/// <summary>The stages as a list, for loops.</summary>
public static class Stages
{
    /// <summary>All five, in order.</summary>
    public static IReadOnlyList<Stage> All { get; } = Enum.GetValues<Stage>();
}
