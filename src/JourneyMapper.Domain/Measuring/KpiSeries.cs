using System.Collections.Immutable;

namespace JourneyMapper.Domain.Measuring;

/// <summary>What was measured of one KPI at one touchpoint.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Measurements">Each of another day, the oldest first.</param>
public sealed record KpiSeries(Guid Touchpoint, string Kpi, ImmutableArray<Measurement> Measurements);
