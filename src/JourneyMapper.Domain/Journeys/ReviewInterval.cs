namespace JourneyMapper.Domain.Journeys;

/// <summary>How often a journey is signed off again.</summary>
public enum ReviewInterval
{
    /// <summary>Nobody has said.</summary>
    None,

    /// <summary>Each month.</summary>
    Month,

    /// <summary>Each quarter of a year.</summary>
    Quarter,

    /// <summary>Each half year.</summary>
    HalfYear,

    /// <summary>Each year.</summary>
    Year,
}

/// <summary>When a journey is to be signed off again.</summary>
public static class ReviewIntervals
{
    /// <summary>The months from one sign-off to the next; null where nobody has said.</summary>
    public static int? Months(this ReviewInterval interval) => interval switch
    {
        ReviewInterval.Month => 1,
        ReviewInterval.Quarter => 3,
        ReviewInterval.HalfYear => 6,
        ReviewInterval.Year => 12,
        _ => null,
    };

    /// <summary>The last day on which the next sign-off is in time, as <see cref="Cadences.NextAudit"/> counts; null where nobody has said how often.</summary>
    /// <param name="interval">How often.</param>
    /// <param name="last">The day of the last sign-off, or of the journey's beginning.</param>
    public static DateOnly? Next(this ReviewInterval interval, DateOnly last) => interval.Months() is { } months ? last.AddMonths(months) : null;
}
