using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared;

/// <summary>Lengths of time as people say them.</summary>
public static class TimeText
{
    // Weeks are no part of a day or a month that people would expect beside these.
    static readonly TimeUnit[] Units = [TimeUnit.Year, TimeUnit.Month, TimeUnit.Day, TimeUnit.Hour, TimeUnit.Minute];

    /// <summary>"2 days 3 hours": the two largest units, the second rounded.</summary>
    public static string About(TimeSpan time)
    {
        for (var i = 0; i < Units.Length - 1; i++)
        {
            var (unit, next) = (JourneyTime.Of(Units[i]), JourneyTime.Of(Units[i + 1]));
            if (time < unit)
                continue;
            var (whole, rest) = ((int)(time / unit), (int)Math.Round((time - ((int)(time / unit) * unit)) / next));
            // What is rounded up to a whole one is one more of the larger unit.
            if (rest * next >= unit)
                (whole, rest) = (whole + 1, 0);
            return rest == 0 ? FieldNames.Time(whole, Units[i]) : $"{FieldNames.Time(whole, Units[i])} {FieldNames.Time(rest, Units[i + 1])}";
        }

        var minutes = (int)Math.Round(time.TotalMinutes);
        return minutes == 0 ? Common.NoTime : FieldNames.Time(minutes, TimeUnit.Minute);
    }

    /// <summary>What the time of a stage is made of.</summary>
    public static string Parts(JourneyTime time) => Common.StageTime.With(About(time.Taken), About(time.Waited));
}
