using System.Collections.Frozen;
using System.Globalization;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>The IANA time zones that a member may choose: those of this machine that are named after a place, and UTC.</summary>
static class TimeZoneCatalog
{
    const string Utc = "UTC";

    // The areas of the IANA database; what lies elsewhere in it is another name of one of these.
    static readonly FrozenDictionary<string, Func<string>> Areas = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["Africa"] = () => Text.ZonesAfrica,
        ["America"] = () => Text.ZonesAmerica,
        ["Antarctica"] = () => Text.ZonesAntarctica,
        ["Arctic"] = () => Text.ZonesArctic,
        ["Asia"] = () => Text.ZonesAsia,
        ["Atlantic"] = () => Text.ZonesAtlantic,
        ["Australia"] = () => Text.ZonesAustralia,
        ["Europe"] = () => Text.ZonesEurope,
        ["Indian"] = () => Text.ZonesIndian,
        ["Pacific"] = () => Text.ZonesPacific,
        [Utc] = () => Text.ZonesUtc,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // .NET names zones in the language of who first asks in the process, whoever asks then; so a zone is named after its place, as IANA does.
    static readonly Lazy<FrozenDictionary<string, TimeZoneInfo>> Zones = new(() =>
        TimeZoneInfo.GetSystemTimeZones(skipSorting: true).Where(zone => Areas.ContainsKey(AreaOf(zone.Id)))
            .ToFrozenDictionary(zone => zone.Id, StringComparer.Ordinal));

    /// <summary>The id, if it is one of these zones; otherwise null.</summary>
    public static string? Known(string? id) => id is not null && Zones.Value.ContainsKey(id) ? id : null;

    /// <summary>All zones by continent or ocean, in the alphabetical order of the reader's language.</summary>
    /// <param name="now">The time of which the offsets are.</param>
    public static IEnumerable<(string Area, IReadOnlyList<ZoneChoice> Zones)> Of(DateTimeOffset now) =>
        Zones.Value.Values.GroupBy(zone => AreaOf(zone.Id))
            .Select(area => (Name: Areas[area.Key](), Zones: Choices(area, now)))
            .OrderBy(area => area.Name, StringComparer.CurrentCulture);

    static IReadOnlyList<ZoneChoice> Choices(IEnumerable<TimeZoneInfo> zones, DateTimeOffset now) =>
        [.. zones.Select(zone => new ZoneChoice(zone.Id, TextOf(zone, now))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];

    /// <summary>A zone in words, as "Buenos Aires, Argentina (UTC−03:00)".</summary>
    static string TextOf(TimeZoneInfo zone, DateTimeOffset now)
    {
        var places = zone.Id == Utc ? [Utc] : zone.Id.Split('/').Skip(1).Reverse().Select(place => place.Replace('_', ' '));
        return $"{string.Join(", ", places)} ({Offset(zone.GetUtcOffset(now))})";
    }

    static string Offset(TimeSpan offset) => string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '\u2212' : '+')}{offset:hh\\:mm}");

    static string AreaOf(string id) => id.Split('/')[0];
}

/// <summary>A time zone to choose.</summary>
/// <param name="Id">Its IANA id.</param>
/// <param name="Text">Its place and its offset from UTC.</param>
readonly record struct ZoneChoice(string Id, string Text);
