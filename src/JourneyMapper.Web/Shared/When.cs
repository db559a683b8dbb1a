using System.Globalization;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared;

/// <summary>Says when something happened, the way people do: "5 minutes ago" for what is recent, a date for what is not.</summary>
public static class When
{
    const int LastDays = 7;

    /// <summary>The time as it reads at <paramref name="now"/>, in the reader's culture; both as the reader's clock shows them.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalMinutes: < 1 } => Common.AgoNow,
        { TotalHours: < 1 } age => Texts.Count((long)age.TotalMinutes, Common.AgoMinutesOne, Common.AgoMinutesOther),
        { TotalDays: < 1 } age => Texts.Count((long)age.TotalHours, Common.AgoHoursOne, Common.AgoHoursOther),
        { TotalDays: < LastDays } age => Texts.Count((long)age.TotalDays, Common.AgoDaysOne, Common.AgoDaysOther),
        _ => Common.AgoOn.With(at.ToString(at.Year == now.Year ? DayPattern() : "d", CultureInfo.CurrentCulture)),
    };

    /// <summary>The exact time as the reader's clock shows it, in the reader's culture, for a tool tip.</summary>
    public static string Exact(DateTimeOffset at) => Common.ExactAt.With(at);

    // "5 March", "5 mars": the culture's own order of day and month, with short names of months.
    static string DayPattern() => CultureInfo.CurrentCulture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);
}
