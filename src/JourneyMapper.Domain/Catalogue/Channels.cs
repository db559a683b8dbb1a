using System.Collections.Frozen;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>Where a touchpoint happens: search, store, phone …</summary>
/// <param name="Id">Stable, stored with touchpoints.</param>
/// <param name="Setting">Where the customer is.</param>
/// <param name="Contact">Who usually speaks there.</param>
/// <param name="Name">In both languages.</param>
public sealed record Channel(string Id, Setting Setting, Contact Contact, LocalText Name);

/// <summary>The channels that touchpoints may have.</summary>
public static class Channels
{
    static readonly FrozenDictionary<string, Channel> ById;

    static Channels()
    {
        All = [.. CatalogueFile.Read<ChannelData>("channels").Select(data => new Channel(data.Id, data.Setting,
            data.Ownership == "earned" ? Contact.Indirect : Contact.Direct, new(data.En, data.Fr)))];
        ById = All.ToFrozenDictionary(channel => channel.Id, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order in which lists show them.</summary>
    public static IReadOnlyList<Channel> All { get; }

    /// <summary>The channel of that id, or null.</summary>
    public static Channel? Find(string id) => ById.GetValueOrDefault(id);

    sealed record ChannelData(string Id, string En, string Fr, Setting Setting, string Ownership);
}
