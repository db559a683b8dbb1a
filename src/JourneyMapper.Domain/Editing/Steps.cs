using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>Edits made one after the other, each of the state that those before it have left, as one: all of them or, with the first refusal, none.</summary>
/// <param name="root">The state before.</param>
/// <param name="skipsGone">Whether an edit of what is not there any more is left out rather than refused.</param>
sealed class Steps(IStreamRoot root, bool skipsGone = false)
{
    readonly ImmutableArray<Change>.Builder changes = ImmutableArray.CreateBuilder<Change>();
    Refusal? refusal;
    Refusal? gone;
    int done;
    int skipped;

    /// <summary>The state that they have led to.</summary>
    public IStreamRoot Root { get; private set; } = root;

    /// <summary>What they change together, with how much was left out. Where all of it was gone, there is nothing that could be done.</summary>
    public Edit.Made Made => (refusal ?? (done == 0 ? gone : null)) is { } why ? why : new Edit.Made(changes.ToImmutable(), skipped);

    /// <summary>Makes one more.</summary>
    public void Do(Edit edit)
    {
        if (refusal is not null)
            return;
        var made = edit.Make(Root);
        if (skipsGone && made.Refusal is Refusal.Gone)
        {
            gone ??= made.Refusal;
            skipped++;
            return;
        }

        refusal = made.Refusal;
        if (refusal is not null)
            return;
        done++;
        skipped += made.Skipped;
        Root = made.Changes.Aggregate(Root, (after, change) => change.ApplyTo(after));
        changes.AddRange(made.Changes);
    }
}
