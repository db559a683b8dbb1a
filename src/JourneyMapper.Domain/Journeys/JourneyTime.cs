namespace JourneyMapper.Domain.Journeys;

/// <summary>How long customers take, as far as somebody has said.</summary>
/// <param name="Taken">What touchpoints take.</param>
/// <param name="Waited">What lies between them.</param>
public readonly record struct JourneyTime(TimeSpan Taken, TimeSpan Waited)
{
    // More is no time that anybody plans with, and sums of it stay what a TimeSpan holds.
    static readonly TimeSpan Longest = TimeSpan.FromDays(1_000_000);

    // The mean of the Gregorian calendar.
    const double DaysOfYear = 365.2425;

    /// <summary>Both together.</summary>
    public TimeSpan Total => Taken + Waited;

    /// <summary>The sum of some touchpoints, each of them once, however often it is met; a million days at most of either.</summary>
    public static JourneyTime Of(IEnumerable<Touchpoint> touchpoints)
    {
        var sum = default(JourneyTime);
        foreach (var touchpoint in touchpoints)
            sum = new(Capped(sum.Taken + Length(touchpoint.Takes, touchpoint.TakesUnit)), Capped(sum.Waited + Length(touchpoint.Wait, touchpoint.WaitUnit)));
        return sum;

        static TimeSpan Capped(TimeSpan time) => time < Longest ? time : Longest;
    }

    /// <summary>A length in a unit; months and years are those of the mean of the calendar.</summary>
    public static TimeSpan Of(TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => TimeSpan.FromMinutes(1),
        TimeUnit.Hour => TimeSpan.FromHours(1),
        TimeUnit.Day => TimeSpan.FromDays(1),
        TimeUnit.Week => TimeSpan.FromDays(7),
        TimeUnit.Month => TimeSpan.FromDays(DaysOfYear / 12),
        TimeUnit.Year => TimeSpan.FromDays(DaysOfYear),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    static TimeSpan Length(int? number, TimeUnit unit) => number is { } count ? count * Of(unit) : default;
}
