using System.Globalization;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Startup;

namespace JourneyMapper.Web.Live;

/// <summary>How long the journal is kept. Read from the section <c>JourneyMapper:History</c>.</summary>
/// <param name="KeepDays">Entries are deleted when they are older than so many days.</param>
public sealed record HistoryOptions(int KeepDays)
{
    // A browser may send an edit again after days asleep, and its id must still be known then. More than a century is for ever.
    const int Least = 30;
    const int Most = 36_500;

    /// <summary>Null: for ever.</summary>
    /// <exception cref="StartupException">The setting is no number of days, or too small a one.</exception>
    public static HistoryOptions? Read(IConfiguration configuration) => configuration["JourneyMapper:History:KeepDays"] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= Least and <= Most => new(days),
        var text => throw new StartupException($"JourneyMapper:History:KeepDays has '{text}', which is not a number of days from {Least} to {Most}: remove it to keep the history for ever."),
    };
}
