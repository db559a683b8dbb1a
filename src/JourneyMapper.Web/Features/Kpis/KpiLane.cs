using System.Collections.Immutable;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>What the KPI lane of a map shows. Does not change; a later state keeps the cells that have stayed the same, or is the very same, so that only the others are drawn.</summary>
public sealed class KpiLane
{
    /// <summary>So many values make the small line beside the last one.</summary>
    public const int Values = 12;

    readonly Dictionary<Guid, KpiCell> cells;

    KpiLane(Dictionary<Guid, KpiCell> cells) => this.cells = cells;

    /// <summary>The lane of a map without KPIs.</summary>
    public static KpiLane Empty { get; } = new([]);

    /// <summary>Whether no touchpoint has a KPI.</summary>
    public bool IsEmpty => cells.Count == 0;

    /// <summary>The KPIs of a touchpoint with their last values; null where it has none.</summary>
    public KpiCell? Of(Guid touchpoint) => cells.GetValueOrDefault(touchpoint);

    /// <summary>The lane of a map, where it has changed.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="catalogue">Gives names and units.</param>
    /// <param name="recent">The last values by touchpoint and KPI, the oldest first.</param>
    public KpiLane With(Journey journey, KpiCatalogue catalogue, IReadOnlyDictionary<(Guid Touchpoint, string Kpi), ImmutableArray<Measurement>> recent)
    {
        var now = journey.Touchpoints.Where(touchpoint => touchpoint.Kpis.Count > 0).ToDictionary(touchpoint => touchpoint.Id, touchpoint =>
        {
            var cell = new KpiCell(catalogue, [.. touchpoint.Kpis.Select(target => KpiLine.Of(target, catalogue, recent.GetValueOrDefault((touchpoint.Id, target.Kpi), [])))]);
            return Of(touchpoint.Id) is { } before && before.IsSameAs(cell) ? before : cell;
        });
        return now.Count == cells.Count && now.All(pair => ReferenceEquals(pair.Value, Of(pair.Key))) ? this : new(now);
    }

    /// <summary>Reads the lane of a map.</summary>
    public static async Task<KpiLane> ReadAsync(Measurements measurements, WorkspaceKpis kpis, Reader reader, Journey journey, CancellationToken cancellation = default)
    {
        if (journey.Kpis.ToList() is not { Count: > 0 } asked)
            return Empty;
        var catalogue = await kpis.CatalogueAsync(reader.Workspace, cancellation);
        return Empty.With(journey, catalogue, await measurements.LatestAsync(reader, journey.Id, asked, Values, cancellation));
    }
}

/// <summary>The KPIs of one touchpoint, in the order in which people chose them.</summary>
/// <param name="catalogue">Gives names and units.</param>
/// <param name="lines">At least one.</param>
public sealed class KpiCell(KpiCatalogue catalogue, ImmutableArray<KpiLine> lines)
{
    /// <summary>Writes names and values.</summary>
    public KpiCatalogue Catalogue => catalogue;

    /// <summary>One for each KPI.</summary>
    public ImmutableArray<KpiLine> Lines => lines;

    /// <summary>Whether it shows the same.</summary>
    public bool IsSameAs(KpiCell other) => ReferenceEquals(catalogue, other.Catalogue) && lines.SequenceEqual(other.Lines);
}

/// <summary>One KPI of a touchpoint. Equal only with the very same list of values: who reads them again hands over the old list where nothing has changed.</summary>
/// <param name="Target">What it shall reach.</param>
/// <param name="State">How the last value stands.</param>
/// <param name="Recent">The last values, the oldest first.</param>
public sealed record KpiLine(KpiTarget Target, KpiState State, ImmutableArray<Measurement> Recent)
{
    /// <summary>The last value; null while there is none.</summary>
    public decimal? Last => Recent is [.., var newest] ? newest.Value : null;

    /// <summary>A KPI with these values.</summary>
    public static KpiLine Of(KpiTarget target, KpiCatalogue catalogue, ImmutableArray<Measurement> recent)
    {
        var line = new KpiLine(target, KpiState.NotMeasured, recent);
        return catalogue.Find(target.Kpi) is { } kpi ? line with { State = target.StateOf(kpi, line.Last) } : line;
    }
}
