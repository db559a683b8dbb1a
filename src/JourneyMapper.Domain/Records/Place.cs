namespace JourneyMapper.Domain.Records;

/// <summary>Where among its kind, or in its group of it, a record goes: said by its neighbour rather than by a number that others' edits would shift.</summary>
/// <param name="After">The record it follows. Null: see <paramref name="Last"/>. One that is gone meanwhile counts as the last.</param>
/// <param name="Last">Without a neighbour: at the end when true, at the beginning when false.</param>
public readonly record struct Place(Guid? After, bool Last)
{
    /// <summary>Before all others.</summary>
    public static Place AtStart { get; }

    /// <summary>Behind all others.</summary>
    public static Place AtEnd { get; } = new(null, Last: true);

    /// <summary>Right behind that record.</summary>
    public static Place Behind(Guid record) => new(record, Last: false);
}

/// <summary>Where a record stands.</summary>
/// <param name="Group">The value of the field that its kind is grouped by, such as the stage of a touchpoint; empty where a kind has no groups.</param>
/// <param name="Rank">Its place there; no other record of the group has the same.</param>
public readonly record struct Position(string Group, Rank Rank);
