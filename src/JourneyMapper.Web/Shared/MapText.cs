using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

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

    /// <summary>The name of a touchpoint's channel, or nothing.</summary>
    public static string ChannelName(Touchpoint touchpoint) => Channels.Find(touchpoint.Channel)?.Name.ToString() ?? "";
}
