using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>A touchpoint's stage and its place there.</summary>
public readonly record struct Position(Stage Stage, Rank Rank);

/// <summary>One record that an edit touched, with its state before and after.</summary>
public abstract record Change
{
    Change() { }

    /// <summary>Whether it changes what sign-offs are about, see <see cref="Field{TRecord}.IsContent"/>. Only fields may not.</summary>
    public virtual bool IsContent => true;

    /// <summary>The change that takes this one back.</summary>
    public abstract Change Inverse();

    /// <summary>A touchpoint that was not there before.</summary>
    public sealed record Added(Touchpoint Touchpoint) : Change
    {
        /// <inheritdoc/>
        public override Change Inverse() => new Removed(Touchpoint);
    }

    /// <summary>A touchpoint that is there no more.</summary>
    public sealed record Removed(Touchpoint Touchpoint) : Change
    {
        /// <inheritdoc/>
        public override Change Inverse() => new Added(Touchpoint);
    }

    /// <summary>Fields of a touchpoint that have other values.</summary>
    public sealed record Changed(Guid Touchpoint, ImmutableArray<FieldChange<Touchpoint>> Fields) : Change
    {
        /// <inheritdoc/>
        public override bool IsContent => Fields.Any(change => change.Field.IsContent);

        /// <inheritdoc/>
        public override Change Inverse() => new Changed(Touchpoint, Fields.Inverse());
    }

    /// <summary>A touchpoint that stands elsewhere.</summary>
    public sealed record Moved(Guid Touchpoint, Position From, Position To) : Change
    {
        /// <inheritdoc/>
        public override Change Inverse() => new Moved(Touchpoint, To, From);
    }

    /// <summary>Fields of the journey itself that have other values.</summary>
    public sealed record Retitled(ImmutableArray<FieldChange<Journey>> Fields) : Change
    {
        /// <inheritdoc/>
        public override bool IsContent => Fields.Any(change => change.Field.IsContent);

        /// <inheritdoc/>
        public override Change Inverse() => new Retitled(Fields.Inverse());
    }
}

/// <summary>All that one edit changed. Applied to the state before, it gives the state after, exactly.</summary>
public sealed record Difference(ImmutableArray<Change> Changes)
{
    /// <summary>No change at all.</summary>
    public static Difference None { get; } = new([]);

    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>Whether anything of it changes what sign-offs are about.</summary>
    public bool IsContent => Changes.Any(change => change.IsContent);

    /// <summary>The difference that leads back: the whole of undo.</summary>
    public Difference Inverse() => new([.. Changes.Reverse().Select(change => change.Inverse())]);

    /// <summary>The ids of the touchpoints that it touches.</summary>
    public IEnumerable<Guid> Touchpoints() => Changes.Select(change => change switch
    {
        Change.Added added => added.Touchpoint.Id,
        Change.Removed removed => removed.Touchpoint.Id,
        Change.Changed changed => changed.Touchpoint,
        Change.Moved moved => moved.Touchpoint,
        _ => Guid.Empty,
    }).Where(id => id != Guid.Empty).Distinct();

    /// <summary>The journey after this difference, revisions included. For rooms that catch up and for replay: no rule is checked again.</summary>
    /// <exception cref="InvalidOperationException">The journey is not the one that the difference was made from.</exception>
    public Journey ApplyTo(Journey journey)
    {
        var after = journey;
        foreach (var change in Changes)
            after = Apply(after, change);
        return Counted(journey, after);
    }

    /// <summary>The state after it, which has the revisions of the one before, with its own.</summary>
    internal Journey Counted(Journey before, Journey after) =>
        after with { Revision = before.Revision + 1, ContentRevision = IsContent ? before.Revision + 1 : before.ContentRevision };

    internal static Journey Apply(Journey journey, Change change) => change switch
    {
        Change.Added added => journey.Insert(added.Touchpoint),
        Change.Removed removed => journey.Without(removed.Touchpoint.Id),
        Change.Changed changed => journey.Replace(changed.Fields.ApplyTo(journey.Required(changed.Touchpoint))),
        Change.Moved moved => journey.Without(moved.Touchpoint).Insert(journey.Required(moved.Touchpoint) with { Stage = moved.To.Stage, Rank = moved.To.Rank }),
        Change.Retitled retitled => retitled.Fields.ApplyTo(journey),
        _ => throw new InvalidOperationException("An unknown kind of change."),
    };
}
