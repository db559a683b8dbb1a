using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>The value of a KPI at a touchpoint on one day.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Measurement">Day and value.</param>
public readonly record struct MeasuredValue(Guid Touchpoint, string Kpi, Measurement Measurement)
{
    /// <summary>What has one value at most.</summary>
    public MeasuredDay Day => new(Touchpoint, Kpi, Measurement.On);
}
