using System.Globalization;

namespace JourneyMapper.Web.Shared.Backups;

/// <summary>Where and when backups are made: <c>JourneyMapper:Backup</c>.</summary>
/// <param name="Folder">The folder; null: none are made.</param>
/// <param name="Hour">From this hour of the server's day on, 0 to 23.</param>
/// <param name="Count">So many are kept.</param>
sealed record BackupOptions(string? Folder, int Hour, int Count)
{
    const string Section = "JourneyMapper:Backup";
    const int UsualHour = 2, LastHour = 23, UsualCount = 14, MostCount = 10_000;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One of them makes no sense.</exception>
    public static BackupOptions Read(IConfiguration configuration)
    {
        var folder = configuration[$"{Section}:Folder"] is { Length: > 0 } named ? Path.GetFullPath(named) : null;
        return new(folder, Number("Hour", UsualHour, 0, LastHour), Number("Count", UsualCount, 1, MostCount));

        int Number(string name, int usual, int least, int most) => configuration[$"{Section}:{name}"] switch
        {
            null or "" => usual,
            { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
            _ => throw new StartupException(FormattableString.Invariant($"{Section}:{name} has to be a whole number from {least} to {most}.")),
        };
    }

    /// <summary>The last time at which a backup was to be made.</summary>
    /// <param name="now">The time of day in the zone whose hours count.</param>
    /// <param name="zone">That zone.</param>
    public DateTimeOffset LastDue(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var due = local.Date.AddHours(Hour);
        if (due > local.DateTime)
            due = due.AddDays(-1);
        // An hour that the clocks leave out comes with the next one.
        while (zone.IsInvalidTime(due))
            due = due.AddMinutes(30);
        return new(due, zone.GetUtcOffset(due));
    }
}
