namespace JourneyMapper.Domain.Journeys;

/// <summary>Which days something may be recorded for.</summary>
public static class Days
{
    // Where the day begins first: on the islands of UTC+14.
    static readonly TimeSpan First = TimeSpan.FromHours(14);

    /// <summary>Nothing that people record is older.</summary>
    public static DateOnly Earliest { get; } = new(2000, 1, 1);

    /// <summary>Today in the clock's own time zone, which is that of the server: the day of stored reviews, which are the same for all members.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>The moment at which a day begins in a time zone, UTC.</summary>
    public static DateTimeOffset BeginIn(this DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The latest day that has begun anywhere: whoever is ahead of UTC may record what happened this morning.</summary>
    public static DateOnly Latest(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime + First);
}
