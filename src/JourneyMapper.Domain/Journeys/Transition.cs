using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>How customers get from one touchpoint to another.</summary>
public enum TransitionKind
{
    /// <summary>To what comes next.</summary>
    Next,

    /// <summary>Past what others go through.</summary>
    Jump,

    /// <summary>Back to where they have been.</summary>
    Loop,

    /// <summary>Out of the journey.</summary>
    DropOut,

    /// <summary>Back into it after a time.</summary>
    Return,

    /// <summary>To where an advertisement or a mail says that it leads: what the first promises the second has to keep.</summary>
    Promise,

    /// <summary>None that customers go: what happens behind the scenes at the first needs what happens behind the second.</summary>
    Dependency,
}

/// <summary>What a time is counted in.</summary>
public enum TimeUnit
{
    /// <summary>Sixty seconds.</summary>
    Minute,

    /// <summary>Sixty minutes.</summary>
    Hour,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,

    /// <summary>A year of the calendar.</summary>
    Year,
}

/// <summary>A way that customers take between two touchpoints, or out of the journey; or that one needs the other. Immutable; it changes through edits only.</summary>
public sealed record Transition : IRecord
{
    /// <summary>Given by whoever adds it, so that an addition sent twice is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place among the transitions of the journey; unique there.</summary>
    public Rank Rank { get; init; }

    /// <summary>The touchpoint where it begins.</summary>
    public required Guid From { get; init; }

    /// <summary>The touchpoint where it ends; null: outside of the journey.</summary>
    public Guid? To { get; init; }

    /// <summary>How customers get there.</summary>
    public TransitionKind Kind { get; init; }

    /// <summary>Whether customers go it; only then has it a share of them.</summary>
    public bool IsWay => Kind != TransitionKind.Dependency;

    /// <summary>Why they do, in a few words; may be empty.</summary>
    public string Label { get; init; } = "";

    /// <summary>How many of those who were at its beginning take it, in percent; null where nobody knows.</summary>
    public int? Share { get; init; }

    /// <summary>How long it typically takes, in <see cref="DelayUnit"/>; null where nobody knows.</summary>
    public int? Delay { get; init; }

    /// <summary>What <see cref="Delay"/> is counted in.</summary>
    public TimeUnit DelayUnit { get; init; } = TimeUnit.Day;
}
