using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>What somebody wants changed: a small named value, the only way in.</summary>
public abstract record Edit
{
    /// <summary>Given by the sender, so that a repeated send is recognised.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>Adds a touchpoint to its stage at a place; the rank that it carries is not used.</summary>
public sealed record AddTouchpoint(Touchpoint Touchpoint, Place Place) : Edit;

/// <summary>Writes fields of a touchpoint.</summary>
public sealed record ChangeTouchpoint(Guid Touchpoint, ImmutableArray<FieldChange<Touchpoint>> Fields) : Edit
{
    /// <summary>One field, from what the author sees to what the author wants.</summary>
    public static ChangeTouchpoint Field(Touchpoint seen, Field<Touchpoint> field, string value) =>
        new(seen.Id, [new(field, field.Read(seen), value)]);
}

/// <summary>Moves a touchpoint within its stage or to another.</summary>
public sealed record MoveTouchpoint(Guid Touchpoint, Stage Stage, Place Place) : Edit;

/// <summary>Removes a touchpoint with all that it holds.</summary>
public sealed record RemoveTouchpoint(Guid Touchpoint) : Edit;

/// <summary>Writes fields of the journey itself.</summary>
public sealed record ChangeJourney(ImmutableArray<FieldChange<Journey>> Fields) : Edit
{
    /// <summary>One field, from what the author sees to what the author wants.</summary>
    public static ChangeJourney Field(Journey seen, Field<Journey> field, string value) => new([new(field, field.Read(seen), value)]);
}

/// <summary>Takes an earlier edit back: what others changed since is skipped. Reverting a revert is redo.</summary>
/// <param name="Reverts">The id of the edit to take back.</param>
/// <param name="Difference">What that edit changed.</param>
public sealed record Revert(Guid Reverts, Difference Difference) : Edit;
