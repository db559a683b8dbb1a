using System.Globalization;

namespace JourneyMapper.Web.Features.Changes;

/// <summary>Since when changes are told, as somebody asks for it.</summary>
public abstract record ChangesStart
{
    const string DayFormat = "yyyy-MM-dd";

    ChangesStart() { }

    /// <summary>Since the last sign-off; where there was none, since the journey was made.</summary>
    public sealed record SignOff : ChangesStart
    {
        /// <inheritdoc/>
        public override string ToString() => "";
    }

    /// <summary>Since the beginning of a day, where the reader is.</summary>
    public sealed record Day(DateOnly On) : ChangesStart
    {
        /// <inheritdoc/>
        public override string ToString() => On.ToString(DayFormat, CultureInfo.InvariantCulture);
    }

    /// <summary>Since a state of the map that somebody has named.</summary>
    public sealed record Version(long Revision) : ChangesStart
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"v{Revision}");
    }

    /// <summary>What an address asks for; anything else means since the last sign-off.</summary>
    public static ChangesStart Parse(string? text) =>
        text is ['v', .. var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? new Version(revision)
        : DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Day(day)
        : new SignOff();
}
