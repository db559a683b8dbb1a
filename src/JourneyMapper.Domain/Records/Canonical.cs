using System.Globalization;

namespace JourneyMapper.Domain.Records;

/// <summary>The text form of values that are no texts: the same in the journal, in conflicts, in history and in the browser, whatever the language.</summary>
static class Canonical
{
    /// <summary>Year-month-day.</summary>
    public const string DayForm = "yyyy-MM-dd";

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(int? number) => number is { } given ? Of(given) : "";

    public static string Of(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture) ?? "";

    public static string Of(Guid? member) => member?.ToString() ?? "";

    public static string List(IEnumerable<string> items) => string.Join(", ", items);

    public static IEnumerable<string> List(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static int Number(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    public static int? NumberOrNone(string value) => value.Length == 0 ? null : Number(value);

    public static DateOnly? Day(string value) => value.Length == 0 ? null : DateOnly.ParseExact(value, DayForm, CultureInfo.InvariantCulture);

    public static Guid? Member(string value) => value.Length == 0 ? null : Guid.Parse(value);
}
