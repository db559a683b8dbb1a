using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a lane of one's own that people fill in.</summary>
public static class OwnLaneFields
{
    /// <summary>The icons to choose from.</summary>
    public static readonly ImmutableArray<string> Symbols = ["sticky_note_2", "tune", "groups", "ios_share", "hourglass_top", "checklist", "flag", "article", "link", "query_stats"];

    /// <summary>What it is called.</summary>
    public static readonly Field<OwnLane> Name = new(nameof(OwnLane.Name), FieldKind.Line, l => l.Name, (l, value) => l with { Name = value })
    { Limit = Limits.Label, IsRequired = true };

    /// <summary>Which cells are its own. Nobody fills it in, see <see cref="AddOwnLane"/>.</summary>
    public static readonly Field<OwnLane> Slot = new(nameof(OwnLane.Slot), FieldKind.Number, l => Canonical.Of(l.Slot), (l, value) => l with { Slot = Canonical.Number(value) })
    { Least = 1, Limit = Limits.OwnLanes, IsRequired = true, IsAssigned = true };

    /// <summary>What its cells hold.</summary>
    public static readonly Field<OwnLane> Type = new(nameof(OwnLane.Type), FieldKind.Choice, l => l.Type.ToString(), (l, value) => l with { Type = Enum.Parse<LaneType>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<LaneType>()] };

    /// <summary>What its numbers are counted in.</summary>
    public static readonly Field<OwnLane> Unit = new(nameof(OwnLane.Unit), FieldKind.Line, l => l.Unit, (l, value) => l with { Unit = value })
    { Limit = 20 };

    /// <summary>What can be chosen in its cells.</summary>
    public static readonly Field<OwnLane> Choices = new(nameof(OwnLane.Choices), FieldKind.Items, l => l.Choices, (l, value) => l with { Choices = value })
    { Limit = Limits.Note };

    /// <summary>Its icon.</summary>
    public static readonly Field<OwnLane> Symbol = new(nameof(OwnLane.Symbol), FieldKind.Choice, l => l.Symbol, (l, value) => l with { Symbol = value })
    { Limit = 40, Choices = Symbols };

    /// <summary>All of them, in the order of the dialog.</summary>
    public static FieldSet<OwnLane> Set { get; } = new([Name, Slot, Type, Unit, Choices, Symbol]);

    /// <summary>Where its cells are.</summary>
    public static Field<Touchpoint> Cells(this OwnLane lane) => TouchpointFields.Own[lane.Slot - 1];
}
