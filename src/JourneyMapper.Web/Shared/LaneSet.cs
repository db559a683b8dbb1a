using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Shared;

/// <summary>The lanes that a map shows, from the top: the usual ones and the journey's own, in its order, under its titles. Two that show the same are equal.</summary>
public sealed class LaneSet : IReadOnlyList<Field<Touchpoint>>, IEquatable<LaneSet>
{
    static readonly ConditionalWeakTable<Journey, LaneSet> Known = [];
    static readonly ImmutableArray<Field<Touchpoint>> Usual = [.. TouchpointFields.Set.All.Where(field => field.Lane is not null && !TouchpointFields.Own.Contains(field))];

    readonly ImmutableArray<Field<Touchpoint>> lanes;
    readonly ImmutableArray<OwnLane> own;
    readonly string titles;

    LaneSet(ImmutableArray<Field<Touchpoint>> lanes, ImmutableArray<OwnLane> own, string titles) => (this.lanes, this.own, this.titles) = (lanes, own, titles);

    /// <summary>The channels that cards name.</summary>
    public ChannelLibrary Channels { get; private init; } = ChannelLibrary.BuiltIn;

    /// <summary>Those of a journey that says nothing about lanes.</summary>
    public static LaneSet Default { get; } = new([.. Usual.Where(lane => !lane.Lane!.IsOptional)], [], "");

    /// <summary>Those of a journey.</summary>
    public static LaneSet Of(Journey journey) =>
        journey is { OwnLanes.IsEmpty: true, LaneOrder: "", HiddenLanes: "", ShownLanes: "", LaneTitles: "" } ? Default : Known.GetValue(journey, made => new(
            [.. All(made).Where(lane => !IsHidden(made, lane))], made.OwnLanes, made.LaneTitles));

    /// <summary>All lanes of a journey in its order, those that it does not show as well. The card comes first.</summary>
    public static IReadOnlyList<Field<Touchpoint>> All(Journey journey)
    {
        var order = Ids(journey.LaneOrder);
        return
        [
            .. Usual.Concat(journey.OwnLanes.Select(lane => lane.Cells()))
                .OrderBy(lane => lane == TouchpointFields.Name ? -1 : order.IndexOf(lane.Id) is >= 0 and var at ? at : int.MaxValue)
                .ThenBy(lane => lane.Lane!.IsOptional),
        ];
    }

    /// <summary>Whether a journey's map does not show a lane.</summary>
    public static bool IsHidden(Journey journey, Field<Touchpoint> lane) =>
        lane.Lane!.IsOptional ? !Ids(journey.ShownLanes).Contains(lane.Id) : lane != TouchpointFields.Name && Ids(journey.HiddenLanes).Contains(lane.Id);

    /// <summary>The edit that shows or hides a lane.</summary>
    public static Edit Showing(Field<Touchpoint> lane, bool shown)
    {
        var (field, listed) = lane.Lane!.IsOptional ? (JourneyFields.ShownLanes, shown) : (JourneyFields.HiddenLanes, !shown);
        return JourneyKinds.Journey.Step(field, before =>
        {
            var ids = Ids(field.Read(before));
            if (!listed)
                ids.Remove(lane.Id);
            else if (!ids.Contains(lane.Id))
                ids.Add(lane.Id);
            return string.Join(", ", ids);
        });
    }

    /// <summary>The edit that moves a lane by places in the order of all of them; it stays behind the card and within the others.</summary>
    public static Edit Moving(Field<Touchpoint> lane, int by) => JourneyKinds.Journey.Step(JourneyFields.LaneOrder, before =>
    {
        var order = All(before).Skip(1).ToList();
        var from = order.IndexOf(lane);
        if (from < 0 || from + by < 0 || from + by >= order.Count)
            return before.LaneOrder;
        order.RemoveAt(from);
        order.Insert(from + by, lane);
        return string.Join(", ", order);
    });

    /// <summary>The edit that gives a usual lane a title; empty: its usual one.</summary>
    public static Edit Titling(Field<Touchpoint> lane, string title) => JourneyKinds.Journey.Step(JourneyFields.LaneTitles, before => WithTitle(before.LaneTitles, lane, title));

    /// <inheritdoc/>
    public int Count => lanes.Length;

    /// <inheritdoc/>
    public Field<Touchpoint> this[int index] => lanes[index];

    /// <summary>The lane of a journey's own whose cells these are; null where they are a usual lane's.</summary>
    public OwnLane? OwnOf(Field lane) => own.IsEmpty ? null : own.FirstOrDefault(each => each.Cells() == lane);

    /// <summary>The title of a lane.</summary>
    public string TitleOf(Field lane) => OwnOf(lane)?.Name ?? TitleOf(titles, lane) ?? lane.LaneTitle();

    /// <summary>What a field of a journey's touchpoints is called: lanes of its own by their names.</summary>
    public static string NameOf(Journey journey, Field field) => journey.OwnLanes.FirstOrDefault(lane => lane.Cells() == field)?.Name ?? field.Name();

    /// <summary>The icon of a lane.</summary>
    public string SymbolOf(Field lane) => OwnOf(lane)?.Symbol ?? lane.Lane!.Symbol;

    /// <summary>Whether the cells of a lane hold an item a line.</summary>
    public bool IsList(Field lane) => lane.Kind == FieldKind.Items || OwnOf(lane)?.Type is LaneType.Items or LaneType.Link;

    /// <summary>Whether the cells of a lane are points of a curve.</summary>
    public bool IsCurve(Field lane) => lane == TouchpointFields.Emotion || OwnOf(lane)?.Type == LaneType.Curve;

    /// <summary>What stands in a cell as people read it: figures with their unit.</summary>
    public string Read(Field<Touchpoint> lane, Touchpoint touchpoint)
    {
        if (lane.Kind == FieldKind.Choices)
            return lane.Choice(lane.Read(touchpoint));
        var (text, own) = (lane.Read(touchpoint), OwnOf(lane));
        if (text.Length == 0 || own is not { Type: LaneType.Number or LaneType.Curve })
            return text;
        text = OwnCell.Shown(own, text, CultureInfo.CurrentCulture);
        return own.Unit.Length > 0 ? $"{text}\u00a0{own.Unit}" : text;
    }

    /// <summary>What stands in a cell as people type it.</summary>
    public string Typed(Field<Touchpoint> lane, Touchpoint touchpoint) => lane.Kind == FieldKind.Choices ? Read(lane, touchpoint) : OwnCell.Typed(OwnOf(lane), lane.Read(touchpoint), CultureInfo.CurrentCulture);

    /// <summary>The unit that may be typed with the figures of a lane; null where it has none.</summary>
    public string? UnitOf(Field lane) => OwnOf(lane) is { Type: LaneType.Number, Unit: { Length: > 0 } unit } ? unit : null;

    /// <summary>The same with some of its lanes.</summary>
    public LaneSet Only(IEnumerable<Field<Touchpoint>> some) => new([.. lanes.Where(some.Contains)], own, titles) { Channels = Channels };

    /// <summary>The same with the channels of a workspace.</summary>
    public LaneSet With(ChannelLibrary channels) => ReferenceEquals(channels, Channels) ? this : new(lanes, own, titles) { Channels = channels };

    /// <summary>A journey's own title of a usual lane, or null.</summary>
    public static string? TitleOf(string titles, Field lane) =>
        titles.Length == 0 ? null : titles.Split('\n').FirstOrDefault(line => line.StartsWith($"{lane.Id}: ", StringComparison.Ordinal)) is { } found ? found[(lane.Id.Length + 2)..] : null;

    /// <summary>The titles with another one for a usual lane; empty: its usual one.</summary>
    public static string WithTitle(string titles, Field lane, string title) =>
        string.Join('\n', [.. titles.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith($"{lane.Id}: ", StringComparison.Ordinal)), .. title.Length == 0 ? Array.Empty<string>() : [$"{lane.Id}: {title}"]]);

    /// <inheritdoc cref="IEnumerable{T}.GetEnumerator"/>
    public ImmutableArray<Field<Touchpoint>>.Enumerator GetEnumerator() => lanes.GetEnumerator();

    IEnumerator<Field<Touchpoint>> IEnumerable<Field<Touchpoint>>.GetEnumerator() => ((IEnumerable<Field<Touchpoint>>)lanes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)lanes).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LaneSet? other) => ReferenceEquals(this, other) || (other is not null && ReferenceEquals(Channels, other.Channels) && titles == other.titles && lanes.SequenceEqual(other.lanes) && own.SequenceEqual(other.own));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LaneSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(lanes.Length, own.Length, titles);

    static List<string> Ids(string value) => [.. value.Split(", ", StringSplitOptions.RemoveEmptyEntries)];
}
