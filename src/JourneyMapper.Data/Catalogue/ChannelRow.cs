using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Data.Catalogue;

/// <summary>A channel that a workspace has added, or a built-in one of which it has changed something.</summary>
public sealed class ChannelRow
{
    /// <summary>Whose it is; with <see cref="Id"/> the key.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The id that touchpoints store.</summary>
    public required string Id { get; init; }

    /// <summary>As people call it; empty for a built-in one that keeps its name.</summary>
    public required string Name { get; set; }

    /// <summary>The name of its icon.</summary>
    public required string Symbol { get; set; }

    /// <summary>Where the customer is. Of a built-in one it is not asked.</summary>
    public required Setting Setting { get; set; }

    /// <summary>Who usually speaks there, likewise.</summary>
    public required Contact Contact { get; set; }

    /// <summary>Whose audience it reaches, likewise.</summary>
    public required Ownership Ownership { get; set; }

    /// <summary>The id of the channel whose platform it is. No key: it may be a built-in one, of which there is no row.</summary>
    public string? Parent { get; set; }

    /// <summary>Whether it is not offered any more.</summary>
    public bool IsRetired { get; set; }

    /// <summary>The row of a channel.</summary>
    public static ChannelRow Of(Guid workspace, Channel channel) => new()
    {
        WorkspaceId = workspace,
        Id = channel.Id,
        Name = Channels.Find(channel.Id)?.Name == channel.Name ? "" : channel.Name.En,
        Symbol = channel.Symbol,
        Setting = channel.Setting,
        Contact = channel.Contact,
        Ownership = channel.Ownership,
        Parent = channel.Parent,
        IsRetired = channel.IsRetired,
    };

    /// <summary>The channel of the row; null for one that was built in once and is not any more.</summary>
    public Channel? ToChannel() => Channels.IsOwnId(Id)
        ? new Channel(Id, Setting, Contact, Ownership, new(Name, Name)) { Symbol = Symbol, Parent = Parent, IsRetired = IsRetired }
        : Channels.Find(Id) is { } builtIn ? builtIn with { Name = Name.Length == 0 ? builtIn.Name : new(Name, Name), Symbol = Symbol, IsRetired = IsRetired } : null;
}

/// <summary>What a workspace says of its channels together.</summary>
public sealed class ChannelLibraryRow
{
    /// <summary>The workspace; the key.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Grows by one with each change.</summary>
    public long Revision { get; set; }

    /// <summary>The ids in the order that people gave them; empty: as they are built in.</summary>
    public string[] Order { get; set; } = [];
}
