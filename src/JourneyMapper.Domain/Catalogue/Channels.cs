using System.Collections.Frozen;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>Whose audience a channel reaches.</summary>
[Flags]
public enum Ownership
{
    /// <summary>Nobody has said.</summary>
    None = 0,

    /// <summary>A rented one: it is there as long as it is paid for.</summary>
    Paid = 1,

    /// <summary>One's own.</summary>
    Owned = 2,

    /// <summary>That of others, who speak of their own accord.</summary>
    Earned = 4,
}

/// <summary>Where a touchpoint happens: search, store, phone …</summary>
/// <param name="Id">Stable, stored with touchpoints.</param>
/// <param name="Setting">Where the customer is.</param>
/// <param name="Contact">Who usually speaks there.</param>
/// <param name="Ownership">Whose audience it reaches; several where it depends on how it is used.</param>
/// <param name="Name">In both languages.</param>
public sealed record Channel(string Id, Setting Setting, Contact Contact, Ownership Ownership, LocalText Name)
{
    /// <summary>Whether what is said there leads to somewhere else: an advertisement, a mail, a message.</summary>
    public bool Leads => Ownership.HasFlag(Ownership.Paid) || Id is "email" or "messaging";
}

/// <summary>The channels that touchpoints may have.</summary>
public static class Channels
{
    static readonly FrozenDictionary<string, Channel> ById;

    static Channels()
    {
        All = [.. CatalogueFile.Read<ChannelData>("channels").Select(data => new Channel(data.Id, data.Setting,
            data.Ownership == "earned" ? Contact.Indirect : Contact.Direct,
            data.Ownership.Split('/').Aggregate(Ownership.None, (all, one) => all | Enum.Parse<Ownership>(one, ignoreCase: true)), new(data.En, data.Fr)))];
        ById = All.ToFrozenDictionary(channel => channel.Id, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order in which lists show them.</summary>
    public static IReadOnlyList<Channel> All { get; }

    /// <summary>The channel of that id, or null.</summary>
    public static Channel? Find(string id) => ById.GetValueOrDefault(id);

    sealed record ChannelData(string Id, string En, string Fr, Setting Setting, string Ownership);
}
