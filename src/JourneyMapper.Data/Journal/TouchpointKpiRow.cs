using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Data.Journal;

/// <summary>A KPI that a touchpoint is measured by. Written with the edit that changes it; read as <see cref="Touchpoint.Kpis"/>.</summary>
public sealed class TouchpointKpiRow
{
    /// <summary>The touchpoint; with <see cref="Kpi"/> the key.</summary>
    public required Guid TouchpointId { get; init; }

    /// <summary>The KPI's id.</summary>
    public required string Kpi { get; init; }

    /// <summary>Its place among the touchpoint's KPIs, from 0.</summary>
    public required short Position { get; set; }

    /// <inheritdoc cref="KpiTarget.Target"/>
    public required decimal? Target { get; set; }

    /// <inheritdoc cref="KpiTarget.Margin"/>
    public required decimal? Margin { get; set; }

    /// <summary>The rows of a touchpoint's KPIs, in order.</summary>
    public static IEnumerable<TouchpointKpiRow> Of(Guid touchpoint, KpiTargets kpis) => kpis.Select((target, position) =>
        new TouchpointKpiRow { TouchpointId = touchpoint, Kpi = target.Kpi, Position = (short)position, Target = target.Target, Margin = target.Margin });
}
