using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>
/// Where the transitions of a map run: in rows above the cards, each as a bracket from one card to another, so that no line ever crosses a text. Like the emotion curve they are drawn in pieces, one
/// for each column that they cross: an edit redraws few columns, and a large map and a printed page draw those that they have. A collapsed stage is one column, where all arcs of its touchpoints end.
/// </summary>
public sealed class TransitionArcs : IEquatable<TransitionArcs>
{
    // Everybody who has a journey open shows the very same state of it: its arcs are laid out once.
    static readonly ConditionalWeakTable<Journey, TransitionArcs> Known = [];
    static readonly ConditionalWeakTable<Journey, TransitionArcs> KnownWays = [];

    // Ends at the same card stand so far apart, and never further from its middle than this.
    const int EndGap = 8;
    const int FarthestEnd = 44;

    readonly Dictionary<Column, ArcColumn> columns;

    TransitionArcs(Dictionary<Column, ArcColumn> columns, int rows) => (this.columns, Rows) = (columns, rows);

    /// <summary>Those of a map without transitions.</summary>
    public static TransitionArcs None { get; } = new([], 0);

    /// <summary>How many rows they need.</summary>
    public int Rows { get; }

    /// <summary>Those of a journey.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="lanes">What is shown of it: who depends on whom goes with what happens behind the scenes.</param>
    /// <param name="collapsed">Its stages that are one column.</param>
    public static TransitionArcs Of(Journey journey, LaneSet lanes, IReadOnlySet<Stage>? collapsed = null)
    {
        if (journey.Transitions.IsEmpty)
            return None;
        var waysAlone = !lanes.Contains(TouchpointFields.Backstage) && journey.Transitions.Any(transition => !transition.IsWay);
        return collapsed is { Count: > 0 } ? Make(journey, collapsed, waysAlone)
            : waysAlone ? KnownWays.GetValue(journey, known => Make(known, null, waysAlone: true))
            : Known.GetValue(journey, known => Make(known, null, waysAlone: false));
    }

    /// <summary>What is drawn in a touchpoint's column; null where nothing is.</summary>
    public ArcColumn? At(Guid touchpoint) => columns.GetValueOrDefault(new(default, touchpoint));

    /// <summary>What is drawn in the column of a collapsed stage; null where nothing is.</summary>
    public ArcColumn? At(Stage stage) => columns.GetValueOrDefault(new(stage, null));

    /// <inheritdoc/>
    public bool Equals(TransitionArcs? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Rows == other.Rows && columns.Count == other.columns.Count && columns.All(pair => pair.Value.Equals(other.columns.GetValueOrDefault(pair.Key))));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TransitionArcs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rows, columns.Count);

    static TransitionArcs Make(Journey journey, IReadOnlySet<Stage>? collapsed, bool waysAlone)
    {
        List<Column> row = [];
        Dictionary<Guid, (int Place, string Name)> known = [];
        foreach (var stage in Stages.All)
        {
            var isOpen = collapsed?.Contains(stage) != true;
            if (!isOpen)
                row.Add(new(stage, null));
            foreach (var touchpoint in journey.In(stage))
            {
                if (isOpen)
                    row.Add(new(stage, touchpoint.Id));
                known.Add(touchpoint.Id, (row.Count - 1, touchpoint.Name));
            }
        }

        // What stays within a collapsed stage is not to be seen.
        var arcs = Arrange([.. journey.Transitions.Where(transition => !waysAlone || transition.IsWay).Select(transition => new Arc(transition, known[transition.From].Place, known[transition.To ?? transition.From].Place))
            .Where(arc => arc.From != arc.To || row[arc.From].Touchpoint is not null)]);
        var ends = Ends(arcs);
        Dictionary<Column, List<ArcPiece>> pieces = [];
        foreach (var arc in arcs)
            foreach (var place in arc.Columns)
            {
                var (begins, stops) = (place == arc.First, place + 1 == arc.Last);
                var label = begins ? new ArcLabel(known[arc.Transition.From].Name, arc.Transition.To is { } to ? known[to].Name : null, arc.Last - arc.First) : null;
                if (!pieces.TryGetValue(row[place].Key, out var column))
                    pieces.Add(row[place].Key, column = []);
                var way = arc.First == arc.Last ? null : MapGeometry.Way(row[place + 1].Stage - row[place].Stage, ends: row.GetRange(place, 2).Count(each => each.Touchpoint is null));
                column.Add(new(arc.Transition, arc.Row, begins, stops, arc.To > arc.From, begins ? ends[(arc, arc.First)] : 0, stops ? ends[(arc, arc.Last)] : 0, label, way));
            }

        return arcs.Count == 0 ? None : new(pieces.ToDictionary(pair => pair.Key, pair => new ArcColumn([.. pair.Value])), arcs.Max(arc => arc.Row) + 1);
    }

    // The shortest lie lowest, so that they are nested rather than crossed; each in the lowest row that is free over its whole length.
    static List<Arc> Arrange(ImmutableArray<Arc> arcs)
    {
        List<Arc> arranged = [];
        foreach (var arc in arcs.OrderBy(arc => arc.Until - arc.Since).ThenBy(arc => arc.Since))
        {
            var taken = arranged.Where(other => other.Since < arc.Until && arc.Since < other.Until).Select(other => other.Row).ToHashSet();
            arranged.Add(arc with { Row = Enumerable.Range(0, arcs.Length).First(row => !taken.Contains(row)) });
        }

        return arranged;
    }

    // At each card those from the left end left of those that go to the right, and the outer ones farther out.
    static Dictionary<(Arc, int), int> Ends(List<Arc> arcs)
    {
        Dictionary<(Arc, int), int> offsets = [];
        var ends = arcs.SelectMany(arc => arc.First == arc.Last ? [(Arc: arc, Place: arc.First)] : new[] { (Arc: arc, Place: arc.First), (Arc: arc, Place: arc.Last) });
        foreach (var card in ends.GroupBy(end => end.Place))
        {
            var ordered = card.OrderBy(end => end.Arc.Last == end.Place ? 0 : 1).ThenBy(end => end.Arc.Last == end.Place ? end.Arc.Row : -end.Arc.Row).ToList();
            var gap = ordered.Count == 1 ? 0 : Math.Min(EndGap, 2 * FarthestEnd / (ordered.Count - 1));
            for (var i = 0; i < ordered.Count; i++)
                offsets[ordered[i]] = (i * gap) - ((ordered.Count - 1) * gap / 2);
        }

        return offsets;
    }

    // A touchpoint's, or without one that of a collapsed stage.
    readonly record struct Column(Stage Stage, Guid? Touchpoint)
    {
        public Column Key => Touchpoint is null ? this : this with { Stage = default };
    }

    // Places are counted over the whole map; one that leads out of it, or to its own beginning, stays over its card.
    sealed record Arc(Transition Transition, int From, int To)
    {
        public int Row { get; init; }

        public int First => Math.Min(From, To);

        public int Last => Math.Max(From, To);

        // In half columns: an arc goes from the middle of a column to that of another, a short one over the whole of its own.
        public int Since => (2 * First) + (First == Last ? 0 : 1);

        public int Until => (2 * Last) + (First == Last ? 2 : 1);

        public IEnumerable<int> Columns => Enumerable.Range(First, Math.Max(Last - First, 1));
    }
}

/// <summary>The pieces of arcs in one column.</summary>
public sealed record ArcColumn(ImmutableArray<ArcPiece> Pieces)
{
    /// <inheritdoc/>
    public bool Equals(ArcColumn? other) => ReferenceEquals(this, other) || (other is not null && Pieces.SequenceEqual(other.Pieces));

    /// <inheritdoc/>
    public override int GetHashCode() => Pieces.Length;
}

/// <summary>One transition from the middle of a column to the middle of the next.</summary>
/// <param name="Transition">Which.</param>
/// <param name="Row">Counted from the cards upwards, from 0.</param>
/// <param name="Begins">Whether its left end is here.</param>
/// <param name="Stops">Whether its right end is at the next column.</param>
/// <param name="Forward">Whether it leads to the right.</param>
/// <param name="Left">Where its left end stands, from the middle of the column, in CSS pixels.</param>
/// <param name="Right">Where its right end stands, from the middle of the next column, in CSS pixels.</param>
/// <param name="Label">What stands on it, at its left end.</param>
/// <param name="Way">On a screen, how far the next column is where it does not stand beside this one: <see cref="MapGeometry.Way"/>.</param>
public sealed record ArcPiece(Transition Transition, int Row, bool Begins, bool Stops, bool Forward, int Left, int Right, ArcLabel? Label, string? Way)
{
    /// <summary>Whether it stays over its card: it leads out of the journey, or to its own beginning.</summary>
    public bool IsShort => Begins && !Stops && Label is { Span: 0 };
}

/// <summary>What stands on an arc.</summary>
/// <param name="From">The name of the touchpoint where it begins.</param>
/// <param name="To">The name of the one where it ends; null: outside of the journey.</param>
/// <param name="Span">How many columns wide it is.</param>
public sealed record ArcLabel(string From, string? To, int Span);
