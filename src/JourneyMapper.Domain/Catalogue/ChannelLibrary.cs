using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>
/// The channels of a workspace: the built-in ones, with the names, icons and order that it gave them, and its own. A platform is a channel under another one, one level deep: touchpoints
/// name it, rules and sums reckon with the channel above. Immutable.
/// </summary>
public sealed class ChannelLibrary
{
    /// <summary>The icons to choose from.</summary>
    public static readonly ImmutableArray<string> Symbols =
    [
        "touch_app", "search", "storefront", "thumb_up", "smart_display", "mail", "article", "language", "forum", "reviews", "mobile", "sms", "podcasts", "groups", "newspaper", "record_voice_over",
        "event", "store", "call", "package_2", "menu_book", "smart_toy", "mic", "view_in_ar", "head_mounted_device", "photo_camera", "play_circle", "music_note", "public", "campaign", "tv", "radio",
        "qr_code_2", "signpost", "receipt_long", "shopping_bag", "point_of_sale", "local_shipping", "directions_bus", "apartment", "badge", "handshake", "redeem", "home", "watch",
    ];

    /// <summary>That of a workspace which has changed nothing.</summary>
    public static ChannelLibrary BuiltIn { get; } = new([], [], 0);

    readonly FrozenDictionary<string, Channel> byId;
    readonly ILookup<string?, Channel> children;

    ChannelLibrary(IEnumerable<Channel> stored, IReadOnlyList<string> order, long revision)
    {
        Revision = revision;
        var own = stored.ToDictionary(channel => channel.Id, StringComparer.Ordinal);
        var places = order.Index().DistinctBy(place => place.Item, StringComparer.Ordinal).ToDictionary(place => place.Item, place => place.Index, StringComparer.Ordinal);
        // The sort is stable: what nobody has placed stands behind, as it is built in or in the order in which it was added.
        List<Channel> all =
        [
            .. Channels.All.Select(channel => own.GetValueOrDefault(channel.Id, channel)).Concat(own.Values.Where(channel => channel.IsOwn).OrderBy(channel => channel.Id, StringComparer.Ordinal))
                .OrderBy(channel => places.GetValueOrDefault(channel.Id, int.MaxValue)),
        ];
        byId = all.ToFrozenDictionary(channel => channel.Id, StringComparer.Ordinal);
        children = all.ToLookup(channel => channel.Parent, StringComparer.Ordinal);
        All = [.. children[null].SelectMany(channel => children[channel.Id].Prepend(channel))];
        Offered = [.. All.Where(channel => !channel.IsRetired && (channel.Parent is not { } parent || !byId[parent].IsRetired))];
    }

    /// <summary>All of them in order, retired ones too; the platforms of a channel behind it.</summary>
    public ImmutableArray<Channel> All { get; }

    /// <summary>Those that may be chosen, in the same order: neither they nor the channel above them are retired.</summary>
    public ImmutableArray<Channel> Offered { get; }

    /// <summary>How often it was changed.</summary>
    public long Revision { get; }

    /// <summary>How many the workspace has added.</summary>
    public int Own => All.Count(channel => channel.IsOwn);

    /// <summary>The library of a workspace.</summary>
    /// <param name="stored">Its own channels, and built-in ones as it has changed them. Those whose parent is not there stand by themselves.</param>
    /// <param name="order">The ids as it has ordered them; may leave some out.</param>
    /// <param name="revision">How often it was changed.</param>
    public static ChannelLibrary Of(IReadOnlyCollection<Channel> stored, IReadOnlyList<string> order, long revision)
    {
        var roots = stored.Where(channel => channel.Parent is null).Select(channel => channel.Id).Concat(Channels.All.Select(channel => channel.Id)).ToHashSet(StringComparer.Ordinal);
        return stored.Count == 0 && order.Count == 0 && revision == 0 ? BuiltIn
            : new(stored.Select(channel => channel.Parent is { } parent && !roots.Contains(parent) ? channel with { Parent = null } : channel), order, revision);
    }

    /// <summary>The channel of that id, or null.</summary>
    public Channel? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Its platforms, in order.</summary>
    public IEnumerable<Channel> PlatformsOf(string id) => children[id];

    /// <summary>The ids of a channel and its platforms: what counts as that channel.</summary>
    public IEnumerable<string> Under(string id) => children[id].Select(platform => platform.Id).Prepend(id);

    /// <summary>The id that rules and sums reckon with: of a platform, that of the channel above it; of what is not known, the same.</summary>
    public string RootOf(string id) => Find(id)?.Root ?? id;

    /// <summary>Whose audience a channel reaches.</summary>
    public Ownership OwnershipOf(string id) => Find(id)?.Ownership ?? Ownership.None;

    /// <summary>The ids of the channels that reach such an audience, retired ones too.</summary>
    public IReadOnlyList<string> With(Ownership ownership) => [.. All.Where(channel => channel.Ownership.HasFlag(ownership)).Select(channel => channel.Id)];

    /// <summary>The name of its icon.</summary>
    public string SymbolOf(string id) => Find(id)?.Symbol ?? Channels.UnknownSymbol;

    /// <summary>The name of a channel in the reader's language, that of a platform without the channel above; empty where there is none.</summary>
    public string NameOf(string id) => Find(id)?.Name.ToString() ?? "";

    /// <summary>The same, a platform behind the channel above: how lists tell it.</summary>
    public string LabelOf(Channel channel) => channel.Parent is { } parent ? $"{byId[parent].Name} › {channel.Name}" : channel.Name.ToString();

    /// <summary>How lists tell a channel; empty where there is none.</summary>
    public string LabelOf(string id) => Find(id) is { } channel ? LabelOf(channel) : "";

    /// <summary>Those that are offered, and one that is chosen already although it is not.</summary>
    public IEnumerable<Channel> OfferedWith(string chosen) => Offered.Any(channel => channel.Id == chosen) || Find(chosen) is not { } kept ? Offered : Offered.Append(kept);

    /// <summary>What channels are called, in the order in which a name is looked for: as the workspace calls them, by their ids, and at last as those were called that it has renamed.</summary>
    public IEnumerable<(string Name, Channel Channel)> Names =>
        All.OrderBy(channel => channel.IsRetired).SelectMany(channel => new[] { channel.Name.En, channel.Name.Fr }.Concat(channel.Parent is { } parent ? [$"{byId[parent].Name.En} › {channel.Name.En}", $"{byId[parent].Name.Fr} › {channel.Name.Fr}"] : []), (channel, name) => (name, channel))
            .Concat(All.Select(channel => (channel.Id, channel)))
            .Concat(Channels.All.SelectMany(built => new[] { built.Name.En, built.Name.Fr }, (built, name) => (name, byId[built.Id])));

    /// <summary>Whether a name is taken by another channel that is in use, in either language.</summary>
    public bool IsTaken(string name, string? except) => All.Any(channel => channel.Id != except && !channel.IsRetired
        && (string.Equals(channel.Name.En, name, StringComparison.CurrentCultureIgnoreCase) || string.Equals(channel.Name.Fr, name, StringComparison.CurrentCultureIgnoreCase)));

    /// <summary>The order with a channel moved among those beside it, retired ones passed over; null where it stands at that end, or is not there.</summary>
    /// <param name="id">Which.</param>
    /// <param name="by">−1 for up, 1 for down.</param>
    public ImmutableArray<string>? Moved(string id, int by)
    {
        if (Find(id) is not { IsRetired: false } channel)
            return null;
        var beside = children[channel.Parent].Where(other => !other.IsRetired).Select(other => other.Id).ToList();
        var to = beside.IndexOf(id) + Math.Sign(by);
        if (by == 0 || to < 0 || to >= beside.Count)
            return null;
        List<string> order = [.. All.Select(other => other.Id)];
        var (from, target) = (order.IndexOf(id), order.IndexOf(beside[to]));
        (order[from], order[target]) = (order[target], order[from]);
        return [.. order];
    }
}
