using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Data.Review;

/// <summary>
/// All values of a KPI in a journey that fall into one week or month. Kept by triggers in the transaction that writes measurements, so it
/// never says anything else than they do. Only read, never written by the application.
/// </summary>
public sealed class MeasurementSumRow
{
    /// <summary>The journey; with KPI, period and first day the key.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The KPI's id.</summary>
    public required string Kpi { get; init; }

    /// <summary><see cref="Domain.Measuring.Period.Week"/> or <see cref="Domain.Measuring.Period.Month"/>; quarters are made of months.</summary>
    public required Period Period { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The sum of the values, exactly.</summary>
    public required decimal Sum { get; init; }

    /// <summary>How many values there are; at least one.</summary>
    public required long Count { get; init; }
}
