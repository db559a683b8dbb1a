using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>Gives a journey one more lane of its own, which gets the first cells that are nobody's.</summary>
/// <param name="Lane">The lane; the slot that it carries is not used.</param>
public sealed record AddOwnLane(OwnLane Lane) : Edit
{
    /// <inheritdoc/>
    public override string Name => nameof(AddOwnLane);

    /// <inheritdoc/>
    public override (Field? Field, string Text) Typed => (OwnLaneFields.Name, Lane.Name);

    internal override Made Make(IStreamRoot root) => Numbered.Add((Journey)root, JourneyKinds.OwnLane, Lane, TouchpointFields.Own);
}
