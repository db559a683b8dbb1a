using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>What became of an edit.</summary>
/// <typeparam name="TRoot">What was edited.</typeparam>
public abstract record Outcome<TRoot>
{
    Outcome() { }

    /// <summary>It was done.</summary>
    /// <param name="After">The state after it; the same as before when nothing changed.</param>
    /// <param name="Difference">What it changed, maybe nothing.</param>
    /// <param name="Skipped">For a <see cref="Revert"/>: how many changes were left alone, since others had changed them.</param>
    public sealed record Applied(TRoot After, Difference Difference, int Skipped = 0) : Outcome<TRoot>;

    /// <summary>It was not done, and nothing has changed.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome<TRoot>;
}

/// <summary>Applies edits: the one place where a journey, or another root of records, changes, and where its invariants are kept.</summary>
public static class Editor
{
    /// <summary>The state after the edit with the difference made, or a refusal. Pure: the given state stays as it is.</summary>
    public static Outcome<TRoot> Apply<TRoot>(this TRoot root, Edit edit)
        where TRoot : class, IStreamRoot
    {
        var made = edit.Make(root);
        if (root is ICompletesEdits completing && made.Refusal is null)
            made = completing.Complete(made, edit.Id);
        if (made.Refusal is not null)
            return new Outcome<TRoot>.Refused(made.Refusal);
        if (made.Changes.IsEmpty)
            return new Outcome<TRoot>.Applied(root, Difference.None);
        var difference = new Difference(made.Changes);
        var after = difference.ApplyTo(root);
        return RefuseExcess(edit, difference, root, after) is { } excess ? new Outcome<TRoot>.Refused(excess) : new Outcome<TRoot>.Applied(after, difference, made.Skipped);
    }

    // Looked at when all is done: on the way some parts may be larger before others are smaller. An earlier state is what it was, also one of before there was this rule.
    static Refusal? RefuseExcess(Edit edit, Difference difference, IStreamRoot before, IStreamRoot after)
    {
        if (edit is Restore)
            return null;
        foreach (var kind in difference.Changes.Select(change => change.Target.Kind).Distinct())
            if (kind.ExcessIn(before, after) is { } excess)
                return edit is Revert ? new Refusal.Overtaken() : new Refusal.Excess(excess.Of, excess.Field, excess.Sum);
        return null;
    }
}
