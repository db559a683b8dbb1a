using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>Several edits as one: one difference, one entry of the journal, one step of undo. Refused as a whole with the first that is refused.</summary>
/// <param name="Edits">Each is made of the state that those before it have left; their own ids are not used.</param>
/// <param name="SkipsGone">Whether those of records that others have removed meanwhile are left out rather than refused.</param>
public sealed record CompositeEdit(ImmutableArray<Edit> Edits, bool SkipsGone = false) : Edit
{
    /// <inheritdoc/>
    public override string Name => "Composite";

    internal override Made Make(IStreamRoot root)
    {
        var steps = new Steps(root, SkipsGone);
        foreach (var edit in Edits)
            steps.Do(edit);
        return steps.Made;
    }
}

/// <summary>Moves records one behind the other, in the given order. Those that are gone meanwhile are left out.</summary>
/// <param name="Kind">Which kind of record.</param>
/// <param name="Records">Which, from the first to the last.</param>
/// <param name="Group">Where they go.</param>
/// <param name="Place">Where the first of them goes there.</param>
public sealed record MoveRecords<TRecord>(OrderedKind<TRecord> Kind, ImmutableArray<Guid> Records, string Group, Place Place) : Edit
    where TRecord : class, IRecord
{
    /// <inheritdoc/>
    public override string Name => $"Move{Kind}s";

    internal override Made Make(IStreamRoot root)
    {
        ImmutableArray<Guid> moving = [.. Records.Distinct().Where(id => Kind.Has(root, id))];
        if (moving.IsEmpty)
            return Records.IsEmpty ? Made.Nothing : new Refusal.Gone(Records[0]);
        ImmutableArray<Guid> row = [.. Kind.All(root).Where(record => Kind.PositionOf(record).Group == Group).Select(record => record.Id)];
        var others = row.RemoveRange(moving);
        var place = Row.Certain(others, Place);
        // Nor do several dropped onto their own place cost a revision.
        if (others.InsertRange(place.After is { } after ? others.IndexOf(after) + 1 : 0, moving).SequenceEqual(row))
            return Made.Nothing;
        var steps = new Steps(root);
        foreach (var (at, behind) in Row.Order(moving.Length))
            steps.Do(Kind.Move(moving[at], Group, behind is { } before ? Place.Behind(moving[before]) : place));
        var made = steps.Made;
        return made with { Skipped = Records.Distinct().Count() - moving.Length };
    }
}

/// <summary>Adds records one behind the other, in the given order. All are of one group; the ranks that they carry are not used.</summary>
/// <param name="Kind">Which kind of record.</param>
/// <param name="Records">From the first to the last.</param>
/// <param name="Place">Where the first of them goes in its group.</param>
public sealed record AddRecords<TRecord>(OrderedKind<TRecord> Kind, ImmutableArray<TRecord> Records, Place Place) : Edit
    where TRecord : class, IRecord
{
    /// <inheritdoc/>
    public override string Name => $"Add{Kind}s";

    internal override Made Make(IStreamRoot root)
    {
        var group = Records.IsEmpty ? "" : Kind.PositionOf(Records[0]).Group;
        var place = Row.Certain([.. Kind.All(root).Where(record => Kind.PositionOf(record).Group == group).Select(record => record.Id)], Place);
        var steps = new Steps(root);
        foreach (var (at, behind) in Row.Order(Records.Length))
            steps.Do(Kind.Add(Records[at], behind is { } before ? Place.Behind(Records[before].Id) : place));
        return steps.Made;
    }
}

/// <summary>How several records come into a row.</summary>
static class Row
{
    /// <summary>In which order they are put there, and behind which of them; null: at the row's own place. The middle goes first, so that ranks lengthen with the logarithm of their number.</summary>
    public static IEnumerable<(int At, int? Behind)> Order(int count) => Order(0, count, null);

    /// <summary>The place said by a neighbour that is there, also when others are put before it; a neighbour that is gone counts as the last.</summary>
    public static Place Certain(ImmutableArray<Guid> others, Place place) =>
        place.After is { } after && others.Contains(after) ? place
        : place is { After: null, Last: false } || others.IsEmpty ? Place.AtStart
        : Place.Behind(others[^1]);

    static IEnumerable<(int At, int? Behind)> Order(int from, int to, int? behind)
    {
        if (from >= to)
            return [];
        var middle = (from + to) / 2;
        return [(middle, behind), .. Order(from, middle, behind), .. Order(middle + 1, to, middle)];
    }
}
