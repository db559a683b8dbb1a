using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>What the cells of a lane hold.</summary>
public enum LaneType
{
    /// <summary>A text of several lines.</summary>
    Text,

    /// <summary>An item a line.</summary>
    Items,

    /// <summary>A figure, with the lane's unit.</summary>
    Number,

    /// <summary>One of the lane's choices.</summary>
    Choice,

    /// <summary>A link a line.</summary>
    Link,

    /// <summary>A level from −2 to 2, or nothing: together they are a curve.</summary>
    Curve,
}

/// <summary>A lane that a journey has beside the usual ones. Its cells are those of its slot, see <see cref="Touchpoint.Own1"/> and the following. Immutable; it changes through edits only.</summary>
public sealed record OwnLane : IRecord
{
    /// <summary>Given by whoever adds it, so that an addition sent twice is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place among the own lanes of the journey; unique there. Where it stands on the map says <see cref="Journey.LaneOrder"/>.</summary>
    public Rank Rank { get; init; }

    /// <summary>Which cells are its own, from 1: no two lanes have the same.</summary>
    public int Slot { get; init; } = 1;

    /// <summary>Its title, one line, never empty.</summary>
    public required string Name { get; init; }

    /// <summary>What its cells hold.</summary>
    public LaneType Type { get; init; }

    /// <summary>Of numbers: what they are counted in; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Of choices: what can be chosen, one a line.</summary>
    public string Choices { get; init; } = "";

    /// <summary>The name of its icon, see <see cref="Editing.OwnLaneFields.Symbols"/>.</summary>
    public string Symbol { get; init; } = "sticky_note_2";
}
