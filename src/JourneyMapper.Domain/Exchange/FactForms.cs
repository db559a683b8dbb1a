using System.Globalization;

namespace JourneyMapper.Domain.Exchange;

/// <summary>The text forms of days and moments in a file.</summary>
static class FactForms
{
    public const string Day = "yyyy-MM-dd";

    public const string Month = "yyyy-MM";

    const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    // Without a zone it is UTC.
    static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static DateOnly? ReadDay(string text, string form = Day) => DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    public static string Of(DateOnly day, string form = Day) => day.ToString(form, CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);
}
