using System.Collections.Immutable;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Journeys;

/// <summary>A journey just made, with what is known of its touchpoints from the start.</summary>
/// <param name="Journey">The map, at revision 0.</param>
public sealed record NewJourney(Journey Journey)
{
    /// <summary>Audits of its touchpoints.</summary>
    public ImmutableArray<Audit> Audits { get; init; } = [];

    /// <summary>Measurements of its touchpoints.</summary>
    public ImmutableArray<KpiSeries> Measured { get; init; } = [];

    /// <summary>The earliest day that something was recorded for; null where nothing was.</summary>
    public DateOnly? Since => Audits.Select(audit => (DateOnly?)audit.On).Concat(Measured.SelectMany(series => series.Measurements).Select(measurement => (DateOnly?)measurement.On)).Min();
}
