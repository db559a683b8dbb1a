using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Data.Review;

/// <summary>How a measurement came into the application. The numbers are stored.</summary>
public enum MeasurementSource : short
{
    /// <summary>Recorded before the application noted it.</summary>
    Unknown = 0,

    /// <summary>Somebody typed or pasted it.</summary>
    Typed = 1,

    /// <summary>It was in a file that somebody chose, or came with a journey.</summary>
    Imported = 2,

    /// <summary>It was in a file that is fetched again and again.</summary>
    Scheduled = 3,

    /// <summary>A program sent it.</summary>
    Api = 4,
}

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

    /// <summary>Who recorded the value that it has; null where that is not known. They may be no member any more.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>How it came.</summary>
    public MeasurementSource Source { get; init; }

    /// <summary>The rows of a series that comes with a journey.</summary>
    public static IEnumerable<MeasurementRow> New(KpiSeries series, Guid journey, Guid author) => series.Measurements.Select(measurement => new MeasurementRow
    {
        TouchpointId = series.Touchpoint,
        Kpi = series.Kpi,
        On = measurement.On,
        JourneyId = journey,
        Value = measurement.Rounded().Value,
        AuthorId = author,
        Source = MeasurementSource.Imported,
    });
}
