using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>What became of an edit.</summary>
public abstract record Outcome
{
    Outcome() { }

    /// <summary>It was done.</summary>
    /// <param name="Journey">The journey after it; the same as before when nothing changed.</param>
    /// <param name="Difference">What it changed, maybe nothing.</param>
    /// <param name="Skipped">For a <see cref="Revert"/>: how many changes were left alone, since others had changed them.</param>
    public sealed record Applied(Journey Journey, Difference Difference, int Skipped = 0) : Outcome;

    /// <summary>It was not done, and nothing has changed.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome;
}

/// <summary>Applies edits to journeys: the one place where a journey changes, and where its invariants are kept.</summary>
public static class Editor
{
    /// <summary>The journey after the edit with the difference made, or a refusal. Pure: the given journey stays as it is.</summary>
    public static Outcome Apply(this Journey journey, Edit edit) => edit switch
    {
        AddTouchpoint add => Add(journey, add),
        ChangeTouchpoint change => ChangeFields(journey, change),
        MoveTouchpoint move => Move(journey, move),
        RemoveTouchpoint remove => journey.Find(remove.Touchpoint) is { } touchpoint
            ? Done(journey, new Change.Removed(touchpoint))
            : No(new Refusal.TouchpointGone(remove.Touchpoint)),
        ChangeJourney change => ChangeFields(journey, change),
        Revert revert => TakeBack(journey, revert.Difference.Inverse()),
        _ => throw new ArgumentOutOfRangeException(nameof(edit)),
    };

    static Outcome Add(Journey journey, AddTouchpoint add)
    {
        if (!Enum.IsDefined(add.Touchpoint.Stage))
            return No(new Refusal.NoSuchStage());
        if (journey.Find(add.Touchpoint.Id) is not null)
            return new Outcome.Applied(journey, Difference.None);
        if (journey.Touchpoints.Length >= Limits.Touchpoints)
            return No(new Refusal.Full());
        var (touchpoint, field, problem) = TouchpointFields.Set.Accept(add.Touchpoint);
        return problem is { } reason
            ? No(new Refusal.TouchpointInvalid(touchpoint.Id, field!, reason))
            : Done(journey, new Change.Added(touchpoint with { Rank = journey.RankAt(touchpoint.Stage, add.Place, touchpoint.Id) }));
    }

    static Outcome ChangeFields(Journey journey, ChangeTouchpoint edit)
    {
        if (journey.Find(edit.Touchpoint) is not { } before)
            return No(new Refusal.TouchpointGone(edit.Touchpoint));
        var (changed, refusal) = FieldChanges.Make(before, edit.Fields);
        return refusal switch
        {
            { Problem: { } problem } => No(new Refusal.TouchpointInvalid(before.Id, refusal.Field, problem)),
            not null => No(new Refusal.TouchpointConflict(before.Id, refusal.Field, refusal.Theirs, refusal.Yours)),
            null => changed.IsEmpty ? new Outcome.Applied(journey, Difference.None) : Done(journey, new Change.Changed(before.Id, changed)),
        };
    }

    static Outcome ChangeFields(Journey journey, ChangeJourney edit)
    {
        var (changed, refusal) = FieldChanges.Make(journey, edit.Fields);
        return refusal switch
        {
            { Problem: { } problem } => No(new Refusal.JourneyInvalid(refusal.Field, problem)),
            not null => No(new Refusal.JourneyConflict(refusal.Field, refusal.Theirs, refusal.Yours)),
            null => changed.IsEmpty ? new Outcome.Applied(journey, Difference.None) : Done(journey, new Change.Retitled(changed)),
        };
    }

    static Outcome Move(Journey journey, MoveTouchpoint move)
    {
        if (!Enum.IsDefined(move.Stage))
            return No(new Refusal.NoSuchStage());
        if (journey.Find(move.Touchpoint) is not { } touchpoint)
            return No(new Refusal.TouchpointGone(move.Touchpoint));
        if (StandsThere(journey, touchpoint, move))
            return new Outcome.Applied(journey, Difference.None);
        var to = new Position(move.Stage, journey.RankAt(move.Stage, move.Place, touchpoint.Id));
        return Done(journey, new Change.Moved(touchpoint.Id, new(touchpoint.Stage, touchpoint.Rank), to));
    }

    // A drop onto the own place must neither cost a revision nor void a sign-off.
    static bool StandsThere(Journey journey, Touchpoint touchpoint, MoveTouchpoint move)
    {
        if (move.Stage != touchpoint.Stage || move.Place.After == touchpoint.Id)
            return move.Stage == touchpoint.Stage;
        var (lower, upper) = journey.NeighboursAt(move.Stage, move.Place, touchpoint.Id);
        return (lower is null || lower < touchpoint.Rank) && (upper is null || touchpoint.Rank < upper);
    }

    // Each change is taken back on its own, and only where the journey still is as that change left it.
    static Outcome TakeBack(Journey journey, Difference inverse)
    {
        var (after, done, skipped) = (journey, ImmutableArray.CreateBuilder<Change>(), 0);
        foreach (var change in inverse.Changes)
        {
            var (possible, left) = StillPossible(after, change);
            skipped += left;
            if (possible is null)
                continue;
            after = Difference.Apply(after, possible);
            done.Add(possible);
        }

        if (done.Count == 0)
            return No(new Refusal.Overtaken());
        var difference = new Difference(done.ToImmutable());
        return new Outcome.Applied(difference.Counted(journey, after), difference, skipped);
    }

    static (Change? Possible, int Skipped) StillPossible(Journey journey, Change change)
    {
        switch (change)
        {
            case Change.Added added:
                return journey.Find(added.Touchpoint.Id) is null && journey.Touchpoints.Length < Limits.Touchpoints
                    ? (new Change.Added(added.Touchpoint with { Rank = FreeRank(journey, added.Touchpoint.Id, new(added.Touchpoint.Stage, added.Touchpoint.Rank)) }), 0)
                    : (null, 1);
            case Change.Removed removed:
                return journey.Find(removed.Touchpoint.Id) == removed.Touchpoint ? (removed, 0) : (null, 1);
            case Change.Moved moved:
                return journey.Find(moved.Touchpoint) is { } touchpoint && new Position(touchpoint.Stage, touchpoint.Rank) == moved.From
                    ? (moved with { To = moved.To with { Rank = FreeRank(journey, moved.Touchpoint, moved.To) } }, 0)
                    : (null, 1);
            case Change.Changed changed:
                var fields = journey.Find(changed.Touchpoint) is { } current ? changed.Fields.Possible(current) : [];
                return (fields.IsEmpty ? null : changed with { Fields = fields }, changed.Fields.Length - fields.Length);
            case Change.Retitled retitled:
                var titles = retitled.Fields.Possible(journey);
                return (titles.IsEmpty ? null : new Change.Retitled(titles), retitled.Fields.Length - titles.Length);
            default:
                throw new ArgumentOutOfRangeException(nameof(change));
        }
    }

    // The old rank, or the next free one behind it when somebody else's touchpoint has taken it meanwhile.
    static Rank FreeRank(Journey journey, Guid moving, Position wanted)
    {
        var others = journey.In(wanted.Stage).Where(touchpoint => touchpoint.Id != moving).ToList();
        var taken = others.FindIndex(touchpoint => touchpoint.Rank == wanted.Rank);
        return taken < 0 ? wanted.Rank : Rank.Between(wanted.Rank, taken + 1 < others.Count ? others[taken + 1].Rank : null);
    }

    static Outcome.Applied Done(Journey journey, Change change)
    {
        var difference = new Difference([change]);
        return new(difference.ApplyTo(journey), difference);
    }

    static Outcome.Refused No(Refusal refusal) => new(refusal);
}
