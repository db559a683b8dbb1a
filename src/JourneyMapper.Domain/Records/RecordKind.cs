using System.Collections.Immutable;

namespace JourneyMapper.Domain.Records;

/// <summary>
/// A kind of record, said once: what it is called in the journal, its fields, and where a root keeps its records. Edits, conflicts, undo, the journal and the
/// rows of the database are the same code for all kinds.
/// </summary>
/// <param name="name">What the journal calls it, in camel case there.</param>
public abstract class RecordKind(string name)
{
    /// <summary>What the journal calls it, in camel case there.</summary>
    public string Name { get; } = name;

    /// <summary>Does something for which the type of the records must be known.</summary>
    public abstract TResult Accept<TResult>(IRecordKindVisitor<TResult> visitor);

    /// <summary>Whether a root has a record of that id.</summary>
    public abstract bool Has(IStreamRoot root, Guid id);

    /// <summary>A whole of which the records take more than there is, and more than they took before; null where there is none.</summary>
    internal virtual Excess? ExcessIn(IStreamRoot before, IStreamRoot after) => null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Parts of a whole of which records share out more than there is.</summary>
/// <param name="Of">Whose whole it is.</param>
/// <param name="Field">Where the parts are said.</param>
/// <param name="Sum">What they add up to.</param>
readonly record struct Excess(Guid Of, Field Field, int Sum);

/// <summary>A number that says how much of a whole a record takes: all parts of one whole add up to <see cref="Field.Limit"/> of the field at most.</summary>
/// <param name="Field">The number.</param>
/// <param name="Of">Of whose whole it is a part; null: of none.</param>
/// <param name="Part">The number's value; 0 where nobody knows.</param>
public sealed record WholeOfParts<TRecord>(Field<TRecord> Field, Func<TRecord, Guid?> Of, Func<TRecord, int> Part)
    where TRecord : class, IRecord;

/// <summary>What can be done with any kind of record.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface IRecordKindVisitor<out TResult>
{
    /// <summary>For the root of a stream, which changes its fields only.</summary>
    TResult Visit<TRoot>(RootKind<TRoot> kind)
        where TRoot : class, IStreamRoot;

    /// <summary>For a kind of which a root has many.</summary>
    TResult Visit<TRecord>(OrderedKind<TRecord> kind)
        where TRecord : class, IRecord;
}

/// <inheritdoc cref="RecordKind"/>
/// <param name="fields">What people fill in.</param>
/// <typeparam name="TRecord">The records.</typeparam>
public abstract class RecordKind<TRecord>(FieldSet<TRecord> fields) : RecordKind(typeof(TRecord).Name)
    where TRecord : class, IRecord
{
    /// <summary>What people fill in.</summary>
    public FieldSet<TRecord> Fields { get; } = fields;

    /// <summary>The record of that id, or null.</summary>
    public abstract TRecord? Find(IStreamRoot root, Guid id);

    /// <inheritdoc/>
    public sealed override bool Has(IStreamRoot root, Guid id) => Find(root, id) is not null;

    /// <summary>The id of a record that this one refers to and that the root does not have; null where all are there.</summary>
    public Guid? Missing(IStreamRoot root, TRecord record)
    {
        foreach (var field in Fields.References)
            if (field.Read(record) is { Length: > 0 } id && Guid.Parse(id) is var target && !field.Target!().Has(root, target))
                return target;
        return null;
    }

    /// <summary>The root with another state of a record that it has, which stands where it stood.</summary>
    public abstract IStreamRoot Replace(IStreamRoot root, TRecord record);

    /// <summary>The record of that id, which a change that is already made says to be there.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    internal TRecord Required(IStreamRoot root, Guid id) => Find(root, id) ?? throw new InvalidOperationException($"The {Name} of this change is not there.");
}

/// <summary>The root of a stream as a record of its own.</summary>
/// <typeparam name="TRoot">The root.</typeparam>
public sealed class RootKind<TRoot>(FieldSet<TRoot> fields) : RecordKind<TRoot>(fields)
    where TRoot : class, IStreamRoot
{
    /// <summary>The root itself, whatever the id: a stream has one, and its entries need not name it.</summary>
    public override TRoot Find(IStreamRoot root, Guid id) => (TRoot)root;

    /// <inheritdoc/>
    public override IStreamRoot Replace(IStreamRoot root, TRoot record) => record;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IRecordKindVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A kind of which a root has many, in an order that people choose; maybe in groups, such as the stages of touchpoints.</summary>
/// <typeparam name="TRecord">The records.</typeparam>
public abstract class OrderedKind<TRecord>(FieldSet<TRecord> fields) : RecordKind<TRecord>(fields)
    where TRecord : class, IRecord
{
    /// <summary>The most that a root may have.</summary>
    public required int Limit { get; init; }

    /// <summary>The field, a choice, whose values are the groups, in the order of its choices; null: there are none. It changes by moving.</summary>
    public Field<TRecord>? Group { get; init; }

    /// <summary>The field of which no two records of a root have the same value; null: there is none.</summary>
    public Field<TRecord>? Distinct { get; init; }

    /// <summary>A number by which records share a whole; null: there is none.</summary>
    public WholeOfParts<TRecord>? Whole { get; init; }

    /// <summary>The kinds whose records may refer to one of these, and go with it.</summary>
    public Func<IReadOnlyList<RecordKind>> Dependents { get; init; } = () => [];

    /// <summary>One of that id in which nothing is filled in, with what holds where nobody says anything else. Not every field accepts that.</summary>
    public required Func<Guid, TRecord> New { get; init; }

    /// <summary>A record's place in its group.</summary>
    public required Func<TRecord, Rank> RankOf { get; init; }

    /// <summary>The record at another place.</summary>
    public required Func<TRecord, Rank, TRecord> WithRank { get; init; }

    /// <summary>All of a root, in order.</summary>
    public abstract ImmutableArray<TRecord> All(IStreamRoot root);

    /// <summary>The root with these, which must be in order.</summary>
    public abstract IStreamRoot With(IStreamRoot root, ImmutableArray<TRecord> records);

    /// <inheritdoc/>
    public sealed override TRecord? Find(IStreamRoot root, Guid id)
    {
        foreach (var record in All(root))
            if (record.Id == id)
                return record;
        return null;
    }

    /// <inheritdoc/>
    public sealed override IStreamRoot Replace(IStreamRoot root, TRecord record) => With(root, All(root).Replace(Required(root, record.Id), record));

    /// <inheritdoc/>
    public sealed override TResult Accept<TResult>(IRecordKindVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    internal sealed override Excess? ExcessIn(IStreamRoot before, IStreamRoot after)
    {
        if (Whole is null)
            return null;
        var earlier = Sums(before).ToDictionary(sum => sum.Of, sum => sum.Sum);
        // What was too much before there was this rule may stay and become less.
        foreach (var (of, sum) in Sums(after))
            if (sum > Whole.Field.Limit && sum > earlier.GetValueOrDefault(of))
                return new(of, Whole.Field, sum);
        return null;
    }

    IEnumerable<(Guid Of, int Sum)> Sums(IStreamRoot root) =>
        All(root).Where(record => Whole!.Of(record) is not null).GroupBy(record => Whole!.Of(record)!.Value, (of, records) => (of, records.Sum(Whole!.Part)));

    /// <summary>Where a record stands.</summary>
    public Position PositionOf(TRecord record) => new(Group?.Read(record) ?? "", RankOf(record));

    /// <summary>The record where it shall stand.</summary>
    public TRecord At(TRecord record, Position position) => WithRank(Group?.Write(record, position.Group) ?? record, position.Rank);

    /// <summary>Records as <see cref="All"/> wants them.</summary>
    public ImmutableArray<TRecord> InOrder(IEnumerable<TRecord> records) => [.. records.OrderBy(record => GroupIndex(PositionOf(record))).ThenBy(RankOf)];

    /// <summary>The rank for a place in a group. The record that moves does not count as a neighbour of itself.</summary>
    internal Rank RankAt(IStreamRoot root, string group, Place place, Guid moving)
    {
        var (lower, upper) = NeighboursAt(root, group, place, moving);
        return Rank.Between(lower, upper);
    }

    /// <summary>The ranks before and behind a place in a group; null at its ends.</summary>
    internal (Rank? Lower, Rank? Upper) NeighboursAt(IStreamRoot root, string group, Place place, Guid moving)
    {
        var others = Others(root, group, moving);
        var after = place.After is { } id ? others.FindIndex(record => record.Id == id) : place.Last ? others.Count - 1 : -1;
        if (place.After is not null && after < 0)
            after = others.Count - 1;
        return (after < 0 ? null : RankOf(others[after]), after + 1 < others.Count ? RankOf(others[after + 1]) : null);
    }

    /// <summary>The wanted position, or the next free one behind it when somebody else's record has taken it meanwhile.</summary>
    internal Position Free(IStreamRoot root, Guid moving, Position wanted)
    {
        var others = Others(root, wanted.Group, moving);
        var taken = others.FindIndex(record => RankOf(record) == wanted.Rank);
        return taken < 0 ? wanted : wanted with { Rank = Rank.Between(wanted.Rank, taken + 1 < others.Count ? RankOf(others[taken + 1]) : null) };
    }

    /// <summary>Whether another record has what only one may have.</summary>
    internal bool IsTaken(IStreamRoot root, TRecord record) => Distinct is not null && All(root).Any(other => other.Id != record.Id && Distinct.Read(other) == Distinct.Read(record));

    /// <summary>Those that refer to a record.</summary>
    internal IEnumerable<TRecord> ReferringTo(IStreamRoot root, Guid target)
    {
        var id = Canonical.Of(target);
        return All(root).Where(record => Fields.References.Any(field => field.Read(record) == id));
    }

    internal IStreamRoot Insert(IStreamRoot root, TRecord record)
    {
        var (records, position) = (All(root), PositionOf(record));
        var at = 0;
        while (at < records.Length && Precedes(PositionOf(records[at]), position))
            at++;
        return With(root, records.Insert(at, record));
    }

    internal IStreamRoot Without(IStreamRoot root, Guid id) => With(root, All(root).Remove(Required(root, id)));

    List<TRecord> Others(IStreamRoot root, string group, Guid moving) => [.. All(root).Where(record => record.Id != moving && (Group is null || Group.Read(record) == group))];

    bool Precedes(Position first, Position second) => GroupIndex(first) is var group && GroupIndex(second) is var other && (group < other || (group == other && first.Rank < second.Rank));

    int GroupIndex(Position position) => Group?.Choices.IndexOf(position.Group) ?? 0;
}

/// <inheritdoc cref="OrderedKind{TRecord}"/>
/// <param name="fields">What people fill in.</param>
/// <param name="read">Where a root keeps them.</param>
/// <param name="write">The root with others.</param>
/// <typeparam name="TRoot">The root that has them.</typeparam>
/// <typeparam name="TRecord">The records.</typeparam>
public sealed class OrderedKind<TRoot, TRecord>(FieldSet<TRecord> fields, Func<TRoot, ImmutableArray<TRecord>> read, Func<TRoot, ImmutableArray<TRecord>, TRoot> write)
    : OrderedKind<TRecord>(fields)
    where TRoot : class, IStreamRoot
    where TRecord : class, IRecord
{
    /// <inheritdoc/>
    public override ImmutableArray<TRecord> All(IStreamRoot root) => read((TRoot)root);

    /// <inheritdoc/>
    public override IStreamRoot With(IStreamRoot root, ImmutableArray<TRecord> records) => write((TRoot)root, records);
}
