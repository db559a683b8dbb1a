using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared;

/// <summary>Short texts that the map puts together.</summary>
public static class MapText
{
    /// <summary>An emotion as a number with a true minus sign: +2, 0, −1.</summary>
    public static string Signed(int emotion) => emotion switch
    {
        > 0 => "+" + emotion.ToString(CultureInfo.InvariantCulture),
        0 => "0",
        _ => "−" + (-emotion).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What stands below a touchpoint's name: its channel, and that it is optional; maybe nothing.</summary>
    public static string Below(Touchpoint touchpoint, ChannelLibrary channels) => touchpoint is { Necessity: Necessity.Usual, Takes: null } ? ChannelName(touchpoint, channels)
        : string.Join(" · ", new[] { ChannelName(touchpoint, channels), touchpoint.Necessity == Necessity.Usual ? "" : Common.OptionalTouchpoint, touchpoint.Takes is { } takes ? FieldNames.Time(takes, touchpoint.TakesUnit) : "" }.Where(text => text.Length > 0));

    /// <summary>The name of a touchpoint's channel, or empty; where its workspace has removed that, it says so.</summary>
    public static string ChannelName(Touchpoint touchpoint, ChannelLibrary channels) => touchpoint.Channel.Length == 0 ? "" : channels.Find(touchpoint.Channel)?.Name.ToString() ?? Common.FormerChannel;
}
