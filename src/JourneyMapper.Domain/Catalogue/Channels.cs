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
/// <param name="Name">In both languages; one that a workspace has named is called the same in both.</param>
public sealed record Channel(string Id, Setting Setting, Contact Contact, Ownership Ownership, LocalText Name)
{
    /// <summary>The name of its icon, one of <see cref="ChannelLibrary.Symbols"/>.</summary>
    public string Symbol { get; init; } = Channels.UnknownSymbol;

    /// <summary>The id of the channel whose platform it is; null: it is none.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether it is not offered any more. Where it is used, it stays.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Whether few brands know yet what it is good for: see to its <see cref="ChannelAdvice"/> before.</summary>
    public bool IsEmerging { get; init; }

    /// <summary>The id of the channel that rules and sums reckon with: of a platform, that above it.</summary>
    public string Root => Parent ?? Id;

    /// <summary>Whether a workspace has added it.</summary>
    public bool IsOwn => Channels.IsOwnId(Id);

    /// <summary>Whether what is said there leads to somewhere else: an advertisement, a mail, a message.</summary>
    public bool Leads => Ownership.HasFlag(Ownership.Paid) || Root is "email" or "messaging";
}

/// <summary>The built-in channels. What a workspace has made of them is its <see cref="ChannelLibrary"/>.</summary>
public static class Channels
{
    /// <summary>The icon of what is not known.</summary>
    public const string UnknownSymbol = "touch_app";

    // No built-in channel begins so.
    const string OwnPrefix = "own-";

    static readonly FrozenDictionary<string, Channel> ById;

    static Channels()
    {
        All = [.. CatalogueFile.Read<ChannelData>("channels").Select(data => new Channel(data.Id, data.Setting,
            data.Ownership == "earned" ? Contact.Indirect : Contact.Direct,
            data.Ownership.Split('/').Aggregate(Ownership.None, (all, one) => all | Enum.Parse<Ownership>(one, ignoreCase: true)), new(data.En, data.Fr))
            { Symbol = data.Symbol, IsEmerging = data.Emerging })];
        ById = All.ToFrozenDictionary(channel => channel.Id, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order in which lists show them.</summary>
    public static IReadOnlyList<Channel> All { get; }

    /// <summary>The channel of that id, or null.</summary>
    public static Channel? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>An id for a channel of a workspace's own. It says nothing about its name, which may change, and is like no other.</summary>
    public static string NewOwnId() => OwnPrefix + Guid.CreateVersion7().ToString("N");

    /// <summary>Whether it has the form of <see cref="NewOwnId"/>. Whether there is such a channel only its workspace knows.</summary>
    public static bool IsOwnId(string id) => id.Length == OwnPrefix.Length + 32 && id.StartsWith(OwnPrefix, StringComparison.Ordinal) && id.AsSpan(OwnPrefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;

    sealed record ChannelData(string Id, string En, string Fr, Setting Setting, string Ownership, string Symbol, bool Emerging = false);
}
