using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Map;

/// <summary>
/// Where the transitions of a map run: in rows above the cards, each as a bracket from one card to another, so that no line ever crosses a text. Like the emotion curve they are drawn in pieces, one
/// for each column that they cross: an edit redraws few columns, and a large map and a printed page draw those that they have.
/// </summary>
public sealed class TransitionArcs : IEquatable<TransitionArcs>
{
    // Everybody who has a journey open shows the very same state of it: its arcs are laid out once.
    static readonly ConditionalWeakTable<Journey, TransitionArcs> Known = [];

    // Ends at the same card stand so far apart, and never further from its middle than this.
    const int EndGap = 8;
    const int FarthestEnd = 44;

    readonly Dictionary<Guid, ArcColumn> columns;

    TransitionArcs(Dictionary<Guid, ArcColumn> columns, int rows) => (this.columns, Rows) = (columns, rows);

    /// <summary>Those of a map without transitions.</summary>
    public static TransitionArcs None { get; } = new([], 0);

    /// <summary>How many rows they need.</summary>
    public int Rows { get; }

    /// <summary>Those of a journey.</summary>
    public static TransitionArcs Of(Journey journey) => journey.Transitions.IsEmpty ? None : Known.GetValue(journey, Make);

    /// <summary>What is drawn in a touchpoint's column; null where nothing is.</summary>
    public ArcColumn? At(Guid touchpoint) => columns.GetValueOrDefault(touchpoint);

    /// <inheritdoc/>
    public bool Equals(TransitionArcs? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Rows == other.Rows && columns.Count == other.columns.Count && columns.All(pair => pair.Value.Equals(other.At(pair.Key))));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TransitionArcs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rows, columns.Count);

    static TransitionArcs Make(Journey journey)
    {
        var places = journey.Touchpoints.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
        var arcs = Arrange([.. journey.Transitions.Select(transition => new Arc(transition, places[transition.From], transition.To is { } to ? places[to] : places[transition.From]))]);
        var ends = Ends(arcs);
        Dictionary<Guid, List<ArcPiece>> pieces = [];
        foreach (var arc in arcs)
            foreach (var place in arc.Columns)
            {
                var touchpoint = journey.Touchpoints[place];
                var (begins, stops) = (place == arc.First, place + 1 == arc.Last);
                var label = begins ? new ArcLabel(journey.Touchpoints[arc.From].Name, arc.Transition.To is null ? null : journey.Touchpoints[arc.To].Name, arc.Last - arc.First) : null;
                if (!pieces.TryGetValue(touchpoint.Id, out var column))
                    pieces.Add(touchpoint.Id, column = []);
                column.Add(new(arc.Transition, arc.Row, begins, stops, arc.To > arc.From, begins ? ends[(arc, arc.First)] : 0, stops ? ends[(arc, arc.Last)] : 0, label));
            }

        return new(pieces.ToDictionary(pair => pair.Key, pair => new ArcColumn([.. pair.Value])), arcs.Max(arc => arc.Row) + 1);
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
public sealed record ArcPiece(Transition Transition, int Row, bool Begins, bool Stops, bool Forward, int Left, int Right, ArcLabel? Label)
{
    /// <summary>Whether it stays over its card: it leads out of the journey, or to its own beginning.</summary>
    public bool IsShort => Begins && !Stops && Label is { Span: 0 };
}

/// <summary>What stands on an arc.</summary>
/// <param name="From">The name of the touchpoint where it begins.</param>
/// <param name="To">The name of the one where it ends; null: outside of the journey.</param>
/// <param name="Span">How many columns wide it is.</param>
public sealed record ArcLabel(string From, string? To, int Span);
