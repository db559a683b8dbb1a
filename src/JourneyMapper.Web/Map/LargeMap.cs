using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>
/// What is said of the touchpoints that a large map does not draw: their order, and the cells that give the lanes their heights. Made once for each state of a journey, whoever has it open.
/// </summary>
/// <param name="Orders">For each stage the ids of its touchpoints, with blanks between them, for columns.js.</param>
/// <param name="Highest">For each lane of texts the cells that are the highest by estimate.</param>
public sealed record LargeMap(ImmutableArray<string> Orders, ImmutableArray<LaneCell> Highest)
{
    // An estimate is right to a line or two: so many cells, of which the browser finds the highest. Of cells with the same text one is enough.
    const int Candidates = 8;

    static readonly ConditionalWeakTable<Journey, LargeMap> Known = [];
    static readonly ConditionalWeakTable<Touchpoint, float[]> Heights = [];

    /// <summary>That of a journey as it is.</summary>
    public static LargeMap Of(Journey journey) => Known.GetValue(journey, Make);

    /// <summary>The ids of touchpoints that are not all drawn, for columns.js.</summary>
    public static string OrderOf(IEnumerable<Touchpoint> touchpoints) => string.Join(' ', touchpoints.Select(touchpoint => touchpoint.Id));

    /// <summary>The highest cells of the lane of KPIs.</summary>
    public static ImmutableArray<LaneCell> HighestOf(Journey journey, KpiLane kpis) => kpis.IsEmpty ? [] :
    [
        .. journey.Touchpoints
            .Select(touchpoint => (Touchpoint: touchpoint, Kpis: kpis.Of(touchpoint.Id)))
            .Where(cell => cell.Kpis is not null)
            .OrderByDescending(cell => CellEstimate.Height(cell.Kpis!, MapGeometry.Screen.Column))
            .Take(Candidates)
            .Select(cell => new LaneCell(TouchpointFields.Kpis, cell.Touchpoint, cell.Kpis)),
    ];

    static LargeMap Make(Journey journey) => new(
        [.. Stages.All.Select(stage => OrderOf(journey.In(stage)))],
        [.. Lanes.Written.Index().Where(lane => LaneSet.Of(journey).Contains(lane.Item)).SelectMany(lane => HighestOf(journey, lane.Item, lane.Index))]);

    static IEnumerable<LaneCell> HighestOf(Journey journey, Field<Touchpoint> lane, int at)
    {
        List<(Touchpoint Touchpoint, string Text, float Height)> highest = [];
        foreach (var touchpoint in journey.Touchpoints)
        {
            var height = Heights.GetValue(touchpoint, Measure)[at];
            if (highest.Count == Candidates && height <= highest[^1].Height)
                continue;
            var text = lane.Read(touchpoint);
            if (highest.FindIndex(cell => cell.Text == text) is >= 0 and var same)
            {
                if (height <= highest[same].Height)
                    continue;
                highest.RemoveAt(same);
            }

            highest.Insert(highest.FindLastIndex(cell => cell.Height >= height) + 1, (touchpoint, text, height));
            if (highest.Count > Candidates)
                highest.RemoveAt(Candidates);
        }

        return highest.Where(cell => cell.Text.Length > 0).Select(cell => new LaneCell(lane, cell.Touchpoint, null));
    }

    static float[] Measure(Touchpoint touchpoint)
    {
        var estimate = new CellEstimate(touchpoint, null, channels: null, onScreen: true);
        return [.. Lanes.Written.Select(lane => (float)estimate.Likely(lane, MapGeometry.Screen.Column))];
    }
}

/// <summary>One cell of the map.</summary>
/// <param name="Lane">Its lane.</param>
/// <param name="Touchpoint">Its touchpoint.</param>
/// <param name="Kpis">In the lane of KPIs, what it shows.</param>
public sealed record LaneCell(Field<Touchpoint> Lane, Touchpoint Touchpoint, KpiCell? Kpis);
