using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.OwnChannels;

/// <summary>What icons of channels are called, for those who do not see them.</summary>
static class SymbolNames
{
    /// <summary>The name of an icon: that of the built-in channel which has it, or what it shows.</summary>
    public static string Of(string symbol) => Channels.All.FirstOrDefault(channel => channel.Symbol == symbol)?.Name.ToString() ?? symbol switch
    {
        "photo_camera" => ChannelText.SymbolCamera,
        "play_circle" => ChannelText.SymbolPlay,
        "music_note" => ChannelText.SymbolMusic,
        "public" => ChannelText.SymbolGlobe,
        "campaign" => ChannelText.SymbolMegaphone,
        "tv" => ChannelText.SymbolTelevision,
        "radio" => ChannelText.SymbolRadio,
        "qr_code_2" => ChannelText.SymbolQrCode,
        "signpost" => ChannelText.SymbolSignpost,
        "receipt_long" => ChannelText.SymbolReceipt,
        "shopping_bag" => ChannelText.SymbolBag,
        "point_of_sale" => ChannelText.SymbolTill,
        "local_shipping" => ChannelText.SymbolTruck,
        "directions_bus" => ChannelText.SymbolBus,
        "apartment" => ChannelText.SymbolBuilding,
        "badge" => ChannelText.SymbolBadge,
        "handshake" => ChannelText.SymbolHandshake,
        "redeem" => ChannelText.SymbolGift,
        "home" => ChannelText.SymbolHouse,
        "watch" => ChannelText.SymbolWatch,
        _ => ChannelText.SymbolTouch,
    };
}
