using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>One thing that leads from what is to what shall be.</summary>
/// <param name="Change">What is to be done: a record added, removed or moved, or one field changed.</param>
/// <param name="IsDone">Whether the current journey already agrees.</param>
public sealed record PlanItem(Change Change, bool IsDone);

/// <summary>What differs between a current journey and the future one that was derived from it, and what is left to do.</summary>
/// <param name="Current">What is, with the ids of the future journey.</param>
/// <param name="Future">What shall be.</param>
/// <param name="Difference">What leads from one to the other now; of fields, those that are content.</param>
/// <param name="Items">What was planned since the future journey was derived.</param>
/// <param name="Since">What else has changed in the current journey since.</param>
public sealed record FuturePlan(Journey Current, Journey Future, Difference Difference, ImmutableArray<PlanItem> Items, ImmutableArray<Change> Since)
{
    /// <summary>How many are done.</summary>
    public int Done => Items.Count(item => item.IsDone);

    /// <summary>That in percent; 100 only when nothing is left. Null where nothing was planned.</summary>
    public int? Percent => Items.IsEmpty ? null : Done * 100 / Items.Length;

    /// <summary>Compares the two as they are now.</summary>
    /// <exception cref="InvalidOperationException">One of them holds what no journey accepts.</exception>
    public static FuturePlan Of(Derivation derivation, Journey origin, Journey future)
    {
        var current = derivation.Align(origin, future);
        var baseline = Derivation.Like(future, derivation.Baseline with { Id = future.Id });
        var difference = JourneyKinds.Between(current, future);
        var planned = Single(JourneyKinds.Between(baseline, future));
        var since = Single(JourneyKinds.Between(baseline, current));
        var keys = planned.Select(change => change.Key).ToHashSet();
        var reached = new Agreement(current, future, Single(difference).Select(change => change.Key).ToHashSet());
        return new(current, future, Content(difference),
            [.. planned.Select(change => new PlanItem(change.Change, reached.IsReached(change.Change)))],
            [.. since.Where(change => !keys.Contains(change.Key)).Select(change => change.Change)]);
    }

    // Where records stand within their stage counts for touchpoints only; transitions go with what they lead from and to, and of pain points and opportunities the text of their cell tells.
    static List<(Key Key, Change Change)> Single(Difference difference)
    {
        var splitter = new Splitter(difference.Changes.OfType<Change.Removed<Touchpoint>>().Select(change => change.Record.Id).ToHashSet());
        foreach (var change in difference.Changes)
            change.Accept(splitter);
        return splitter.Changes;
    }

    static Difference Content(Difference difference)
    {
        var filter = new ContentFilter();
        foreach (var change in difference.Changes)
            change.Accept(filter);
        return new(filter.Changes.ToImmutable());
    }

    readonly record struct Key(RecordKind Kind, Guid Id, string What);

    sealed class Splitter(HashSet<Guid> removed) : IChangeVisitor
    {
        public List<(Key Key, Change Change)> Changes { get; } = [];

        public void Visit<TRecord>(Change.Added<TRecord> change)
            where TRecord : class, IRecord => Take(change, "");

        public void Visit<TRecord>(Change.Removed<TRecord> change)
            where TRecord : class, IRecord
        {
            if (change.Record is not Transition { From: var from, To: var to } || !(removed.Contains(from) || (to is { } end && removed.Contains(end))))
                Take(change, "");
        }

        public void Visit<TRecord>(Change.Changed<TRecord> change)
            where TRecord : class, IRecord
        {
            foreach (var field in change.Fields.Where(field => field.Field.IsContent))
                Take(change with { Fields = [field] }, field.Field.Id);
        }

        public void Visit<TRecord>(Change.Moved<TRecord> change)
            where TRecord : class, IRecord
        {
            if (change.Kind.Group is not null)
                Take(change, nameof(Rank));
        }

        void Take(Change change, string what)
        {
            if (!TouchpointItems.IsToldByText(change))
                Changes.Add((new(change.Target.Kind, change.Target.Id, what), change));
        }
    }

    sealed class ContentFilter : IChangeVisitor
    {
        public ImmutableArray<Change>.Builder Changes { get; } = ImmutableArray.CreateBuilder<Change>();

        public void Visit<TRecord>(Change.Added<TRecord> change)
            where TRecord : class, IRecord => Changes.Add(change);

        public void Visit<TRecord>(Change.Removed<TRecord> change)
            where TRecord : class, IRecord => Changes.Add(change);

        public void Visit<TRecord>(Change.Changed<TRecord> change)
            where TRecord : class, IRecord
        {
            if (change.IsContent)
                Changes.Add(change with { Fields = [.. change.Fields.Where(field => field.Field.IsContent)] });
        }

        public void Visit<TRecord>(Change.Moved<TRecord> change)
            where TRecord : class, IRecord => Changes.Add(change);
    }

    sealed class Agreement(Journey current, Journey future, HashSet<Key> left) : IChangeVisitor
    {
        bool reached;

        public bool IsReached(Change change)
        {
            change.Accept(this);
            return reached;
        }

        public void Visit<TRecord>(Change.Added<TRecord> change)
            where TRecord : class, IRecord => reached = change.Kind.Has(current, change.Record.Id);

        public void Visit<TRecord>(Change.Removed<TRecord> change)
            where TRecord : class, IRecord => reached = !change.Kind.Has(current, change.Record.Id);

        public void Visit<TRecord>(Change.Changed<TRecord> change)
            where TRecord : class, IRecord =>
            reached = change.Kind.Find(current, change.Id) is { } now && change.Fields.All(field => field.Field.Read(now) == field.Field.Read(change.Kind.Required(future, change.Id)));

        // Another stage is reached in whatever order; the order within a stage when nothing is left to move.
        public void Visit<TRecord>(Change.Moved<TRecord> change)
            where TRecord : class, IRecord =>
            reached = change.Kind.Find(current, change.Id) is { } now && change.Kind.PositionOf(now).Group == change.Kind.PositionOf(change.Kind.Required(future, change.Id)).Group
                && (change.From.Group != change.To.Group || !left.Contains(new(change.Kind, change.Id, nameof(Rank))));
    }
}
