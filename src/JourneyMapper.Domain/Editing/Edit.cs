using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>What somebody wants changed: a small named value, the only way in. The same for all kinds of records, which make them: see <see cref="RecordEdits"/>.</summary>
public abstract record Edit
{
    /// <summary>Given by the sender, so that a repeated send is recognised.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it does and to which kind of record, in one word: for figures and logs.</summary>
    public abstract string Name { get; }

    /// <summary>What a person has typed that would be lost with it, and into which field; empty where nothing was.</summary>
    public virtual (Field? Field, string Text) Typed => (null, "");

    /// <summary>The same edit over what somebody else has written meanwhile, when its author wants that; null where it writes no fields.</summary>
    public virtual Edit? Over(Refusal.Conflict conflict) => null;

    /// <summary>What it changes in the present state.</summary>
    internal abstract Made Make(IStreamRoot root);

    /// <summary>What an edit changes, maybe nothing; or why it cannot be made.</summary>
    internal readonly record struct Made(ImmutableArray<Change> Changes, int Skipped = 0, Refusal? Refusal = null)
    {
        public static implicit operator Made(Change change) => new([change]);

        public static implicit operator Made(Refusal refusal) => new([], 0, refusal);

        public static Made Nothing => new([]);
    }
}

/// <summary>Adds a record at a place of its group; the rank that it carries is not used.</summary>
public sealed record AddRecord<TRecord>(OrderedKind<TRecord> Kind, TRecord Record, Place Place) : Edit
    where TRecord : class, IRecord
{
    /// <inheritdoc/>
    public override string Name => $"Add{Kind}";

    /// <inheritdoc/>
    public override (Field? Field, string Text) Typed => Kind.Fields.All.FirstOrDefault(each => each.IsRequired) is { } name ? (name, name.Read(Record)) : base.Typed;

    internal override Made Make(IStreamRoot root)
    {
        var group = Kind.PositionOf(Record).Group;
        if (Kind.Group?.Accept(group).Problem is { } unknown)
            return new Refusal.Invalid(Record.Id, Kind.Group, unknown);
        if (Kind.Find(root, Record.Id) is not null)
            return Made.Nothing;
        if (Kind.All(root).Length >= Kind.Limit)
            return new Refusal.Full(Kind.Limit);
        var (record, field, problem) = Kind.Fields.Accept(Record);
        if (problem is null && Kind.IsTaken(root, record))
            return new Refusal.Overtaken();
        return problem is { } reason ? new Refusal.Invalid(record.Id, field!, reason)
            : Kind.Missing(root, record) is { } missing ? new Refusal.Gone(missing)
            : new Change.Added<TRecord>(Kind, Kind.At(record, new(group, Kind.RankAt(root, group, Place, record.Id))));
    }
}

/// <summary>Writes fields of a record.</summary>
/// <param name="Kind">Which kind of record.</param>
/// <param name="Record">Which; empty for the root itself.</param>
/// <param name="Fields">From what the author sees to what the author wants.</param>
public sealed record ChangeRecord<TRecord>(RecordKind<TRecord> Kind, Guid Record, ImmutableArray<FieldChange<TRecord>> Fields) : Edit
    where TRecord : class, IRecord
{
    /// <inheritdoc/>
    public override string Name => $"Change{Kind}";

    /// <inheritdoc/>
    public override (Field? Field, string Text) Typed => Fields is [var change] && (change.Field.IsText || change.Field.Kind == FieldKind.Tags) ? (change.Field, change.To) : base.Typed;

    /// <inheritdoc/>
    public override Edit? Over(Refusal.Conflict conflict) =>
        conflict.Field is Field<TRecord> field
            ? this with { Fields = [.. Fields.Select(change => change.Field == field ? new(field, conflict.Theirs, conflict.Yours) : change)] }
            : null;

    internal override Made Make(IStreamRoot root)
    {
        if (Kind.Find(root, Record) is not { } before)
            return new Refusal.Gone(Record);
        var (changed, refusal) = FieldChanges.Make(before, Fields);
        return refusal switch
        {
            { Problem: { } problem } => new Refusal.Invalid(before.Id, refusal.Field, problem),
            not null => new Refusal.Conflict(before.Id, refusal.Field, refusal.Theirs, refusal.Yours),
            null when changed.IsEmpty => Made.Nothing,
            null when Kind.Missing(root, changed.ApplyTo(before)) is { } missing => new Refusal.Gone(missing),
            null => new Change.Changed<TRecord>(Kind, Record, changed),
        };
    }
}

/// <summary>
/// Leads a field of a record on from what it holds when the edit's turn comes: for steps (one more, one less, one place up), which are right whatever was written before.
/// Whoever reads a value, changes it and writes it back with <see cref="ChangeRecord{TRecord}"/> is in conflict with their own edit that is still on its way.
/// </summary>
/// <param name="Kind">Which kind of record.</param>
/// <param name="Record">Which; empty for the root itself.</param>
/// <param name="Field">Which field.</param>
/// <param name="Next">The field's value after the step, of the record before it; asked again where others were faster.</param>
public sealed record StepRecord<TRecord>(RecordKind<TRecord> Kind, Guid Record, Field<TRecord> Field, Func<TRecord, string> Next) : Edit
    where TRecord : class, IRecord
{
    /// <inheritdoc/>
    public override string Name => $"Change{Kind}";

    internal override Made Make(IStreamRoot root) => Kind.Find(root, Record) is { } before
        ? new ChangeRecord<TRecord>(Kind, Record, [new(Field, Field.Read(before), Next(before))]).Make(root)
        : new Refusal.Gone(Record);
}

/// <summary>Moves a record within its group or to another.</summary>
public sealed record MoveRecord<TRecord>(OrderedKind<TRecord> Kind, Guid Record, string Group, Place Place) : Edit
    where TRecord : class, IRecord
{
    /// <inheritdoc/>
    public override string Name => $"Move{Kind}";

    internal override Made Make(IStreamRoot root)
    {
        if (Kind.Group?.Accept(Group).Problem is { } unknown)
            return new Refusal.Invalid(Record, Kind.Group, unknown);
        if (Kind.Find(root, Record) is not { } record)
            return new Refusal.Gone(Record);
        var from = Kind.PositionOf(record);
        return StandsThere(root, from) ? Made.Nothing : new Change.Moved<TRecord>(Kind, Record, from, new(Group, Kind.RankAt(root, Group, Place, Record)));
    }

    // A drop onto the own place must neither cost a revision nor void a sign-off.
    bool StandsThere(IStreamRoot root, Position from)
    {
        if (Group != from.Group || Place.After == Record)
            return Group == from.Group;
        var (lower, upper) = Kind.NeighboursAt(root, Group, Place, Record);
        return (lower is null || lower < from.Rank) && (upper is null || from.Rank < upper);
    }
}

/// <summary>Removes a record with all that it holds, and those that refer to it.</summary>
public sealed record RemoveRecord<TRecord>(OrderedKind<TRecord> Kind, Guid Record) : Edit
    where TRecord : class, IRecord
{
    /// <inheritdoc/>
    public override string Name => $"Remove{Kind}";

    internal override Made Make(IStreamRoot root) => Kind.Find(root, Record) is { } record
        ? new Made(new Change.Removed<TRecord>(Kind, record).WithDependents(root))
        : new Refusal.Gone(Record);
}

/// <summary>Takes an earlier edit back: what others changed since is skipped. Reverting a revert is redo.</summary>
/// <param name="Reverts">The id of the edit to take back.</param>
/// <param name="Difference">What that edit changed.</param>
public sealed record Revert(Guid Reverts, Difference Difference) : Edit
{
    /// <inheritdoc/>
    public override string Name => nameof(Revert);

    // Each change is taken back on its own, and only where the root still is as that change left it.
    internal override Made Make(IStreamRoot root)
    {
        var (after, done, skipped) = (root, ImmutableArray.CreateBuilder<Change>(), 0);
        foreach (var change in Difference.Inverse().Changes)
        {
            var (possible, left) = change.StillPossible(after);
            skipped += left;
            if (possible is null)
                continue;
            foreach (var each in possible.WithDependents(after))
            {
                after = each.ApplyTo(after);
                done.Add(each);
            }
        }

        return done.Count == 0 ? new Refusal.Overtaken() : new Made(done.ToImmutable(), skipped);
    }
}
