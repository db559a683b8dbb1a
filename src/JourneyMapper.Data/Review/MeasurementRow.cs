using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Data.Review;

/// <summary>The value of a KPI at a touchpoint on one day.</summary>
public sealed class MeasurementRow
{
    /// <summary>The touchpoint; with KPI and day the key. No foreign key: what is removed may come back by undo.</summary>
    public required Guid TouchpointId { get; init; }

    /// <summary>The KPI's id.</summary>
    public required string Kpi { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The journey of the touchpoint.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>In the KPI's unit.</summary>
    public required decimal Value { get; set; }

    /// <summary>The rows of a series.</summary>
    public static IEnumerable<MeasurementRow> New(KpiSeries series, Guid journey) => series.Measurements.Select(measurement => new MeasurementRow
    {
        TouchpointId = series.Touchpoint,
        Kpi = series.Kpi,
        On = measurement.On,
        JourneyId = journey,
        Value = measurement.Rounded().Value,
    });
}
