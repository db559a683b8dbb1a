using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

public sealed class CalendarFileTests
{
    static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Entries_are_whole_days_whose_end_is_the_day_after()
    {
        var lines = Lines(new("audit-1@journeymapper", new(2026, 3, 5), new(2026, 3, 6), "Audit “Store”", "", new("https://maps.example/journeys/1")));
        lines.ShouldContain("DTSTART;VALUE=DATE:20260305");
        lines.ShouldContain("DTEND;VALUE=DATE:20260307");
        lines.ShouldContain("UID:audit-1@journeymapper");
        lines.ShouldContain("DTSTAMP:20260301T093000Z");
        lines.ShouldContain("SUMMARY:Audit “Store”");
        lines.ShouldContain("URL:https://maps.example/journeys/1");
        lines.ShouldNotContain(line => line.StartsWith("DESCRIPTION", StringComparison.Ordinal));
        lines.ShouldContain("X-WR-CALNAME:Reviews");
    }

    [Fact]
    public void What_people_wrote_cannot_end_a_line()
    {
        var lines = Lines(new("1@journeymapper", new(2026, 3, 5), new(2026, 3, 5), "One; two, \\three\r\nATTENDEE:mailto:a@example.org", "First\nEND:VCALENDAR", null));
        lines.ShouldNotContain(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        lines.Count(line => line == "END:VCALENDAR").ShouldBe(1);
        lines.ShouldContain(line => line.StartsWith("SUMMARY:One\\; two\\, \\\\three\\n", StringComparison.Ordinal));
    }

    static IReadOnlyList<string> Lines(CalendarEntry entry) => CalendarFile.Write("Reviews", [entry], At).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
