using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace JourneyMapper.Web.Shared;

/// <summary>Something that is due on a day, or goes on for several.</summary>
/// <param name="Uid">Always the same for the same thing, so that a calendar that has it changes it instead of showing it twice.</param>
/// <param name="First">The day, or the first of several.</param>
/// <param name="Last">The last of several, included.</param>
/// <param name="Summary">What calendars show, on one line.</param>
/// <param name="Description">What they show when it is opened; may be empty.</param>
/// <param name="Address">Where it is seen to.</param>
sealed record CalendarEntry(string Uid, DateOnly First, DateOnly Last, string Summary, string Description, Uri? Address);

/// <summary>Calendar files (iCalendar, RFC 5545), for a download or as a feed. All entries are of whole days: a day is the same day in every time zone.</summary>
static class CalendarFile
{
    /// <summary>The type that it is sent with.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    const string Product = "-//JourneyMapper//JourneyMapper//EN";

    /// <summary>Writes it.</summary>
    /// <param name="name">What calendars call it.</param>
    /// <param name="entries">What it holds, in any order.</param>
    /// <param name="at">When it was made.</param>
    public static string Write(string name, IEnumerable<CalendarEntry> entries, DateTimeOffset at)
    {
        var calendar = new Calendar { ProductId = Product };
        // RFC 7986, section 5.1; most calendars still read the older property.
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var entry in entries.OrderBy(entry => entry.First).ThenBy(entry => entry.Uid, StringComparer.Ordinal))
            calendar.Events.Add(new()
            {
                Uid = entry.Uid,
                DtStamp = new CalDateTime(at.UtcDateTime),
                Start = new CalDateTime(entry.First),
                // RFC 5545, section 3.6.1: the end is the day after the last one.
                End = new CalDateTime(entry.Last.AddDays(1)),
                Summary = entry.Summary,
                Description = entry.Description.Length > 0 ? entry.Description : null,
                Url = entry.Address,
                Transparency = TransparencyType.Transparent,
            });
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
