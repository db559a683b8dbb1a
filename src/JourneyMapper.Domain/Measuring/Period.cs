namespace JourneyMapper.Domain.Measuring;

/// <summary>What one point of a series sums up.</summary>
public enum Period
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>From Monday to Sunday.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months, from January, April, July or October on.</summary>
    Quarter,
}

/// <summary>Where periods begin.</summary>
public static class Periods
{
    /// <summary>The first day of the period that a day lies in.</summary>
    public static DateOnly First(this Period period, DateOnly day) => period switch
    {
        Period.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Period.Month => new(day.Year, day.Month, 1),
        Period.Quarter => new(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        _ => day,
    };

    /// <summary>The first day of the period so many periods before the one that a day lies in.</summary>
    public static DateOnly Before(this Period period, DateOnly day, int count) => period.First(period switch
    {
        Period.Week => day.AddDays(-7 * count),
        Period.Month => day.AddMonths(-count),
        Period.Quarter => day.AddMonths(-3 * count),
        _ => day.AddDays(-count),
    });
}
