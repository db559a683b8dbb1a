using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>What people fill in about a channel.</summary>
public enum ChannelField
{
    /// <inheritdoc cref="ChannelDetails.Name"/>
    Name,

    /// <inheritdoc cref="ChannelDetails.Symbol"/>
    Symbol,

    /// <inheritdoc cref="ChannelDetails.Setting"/>
    Setting,

    /// <inheritdoc cref="ChannelDetails.Contact"/>
    Contact,

    /// <inheritdoc cref="ChannelDetails.Ownership"/>
    Ownership,

    /// <inheritdoc cref="ChannelDetails.Parent"/>
    Parent,
}

/// <summary>Why a field of a channel is not accepted.</summary>
public enum ChannelFault
{
    /// <summary>It must not be empty.</summary>
    Required,

    /// <summary>It is longer than <see cref="Limits.Label"/>.</summary>
    TooLong,

    /// <summary>It names nothing that there is.</summary>
    Unknown,

    /// <summary>Another channel in use is called so.</summary>
    Taken,

    /// <summary>The channel has platforms itself: there is one level only.</summary>
    HasPlatforms,
}

/// <summary>What somebody says of a channel. It may still be incomplete; <see cref="Accept"/> tells.</summary>
/// <param name="Name">As people call it, on one line of at most <see cref="Limits.Label"/>. Of a built-in channel it may be empty: then it has its own name.</param>
/// <param name="Symbol">One of <see cref="ChannelLibrary.Symbols"/>.</param>
/// <param name="Setting">Where the customer is.</param>
/// <param name="Contact">Who usually speaks there.</param>
/// <param name="Ownership">Whose audience it reaches; at least one.</param>
/// <param name="Parent">The id of the channel whose platform it is, or null.</param>
public sealed record ChannelDetails(string Name, string Symbol, Setting Setting, Contact Contact, Ownership Ownership, string? Parent)
{
    const Ownership Known = Ownership.Paid | Ownership.Owned | Ownership.Earned;

    /// <summary>What is said of a channel that is there.</summary>
    public static ChannelDetails Of(Channel channel) => new(channel.Name.ToString(), channel.Symbol, channel.Setting, channel.Contact, channel.Ownership, channel.Parent);

    /// <summary>The channel that it would be, and all that is wrong with it by field. What a built-in channel is, beside its name and its icon, stays as it is built in.</summary>
    /// <param name="library">The workspace's channels.</param>
    /// <param name="before">The channel that it changes; null: it is a new one.</param>
    public (Channel Channel, IReadOnlyDictionary<ChannelField, ChannelFault> Faults) Accept(ChannelLibrary library, Channel? before)
    {
        var faults = new Dictionary<ChannelField, ChannelFault>();
        var builtIn = before is null ? null : Channels.Find(before.Id);
        var (name, problem) = AcceptedText.Line(Name, Limits.Label, required: builtIn is null);
        var called = builtIn is not null && (name.Length == 0 || name == builtIn.Name.En || name == builtIn.Name.Fr) ? builtIn.Name : new LocalText(name, name);
        if (problem is { } reason)
            faults[ChannelField.Name] = reason == Problem.TooLong ? ChannelFault.TooLong : ChannelFault.Required;
        // One that is retired may share its name, until it is brought back.
        else if (before?.IsRetired != true && (library.IsTaken(called.En, before?.Id) || library.IsTaken(called.Fr, before?.Id)))
            faults[ChannelField.Name] = ChannelFault.Taken;
        if (!ChannelLibrary.Symbols.Contains(Symbol, StringComparer.Ordinal))
            faults[ChannelField.Symbol] = ChannelFault.Unknown;
        if (builtIn is not null)
            return (before! with { Name = called, Symbol = Symbol }, faults);
        if (!Enum.IsDefined(Setting))
            faults[ChannelField.Setting] = ChannelFault.Unknown;
        if (!Enum.IsDefined(Contact))
            faults[ChannelField.Contact] = ChannelFault.Unknown;
        if (Ownership == Ownership.None)
            faults[ChannelField.Ownership] = ChannelFault.Required;
        else if ((Ownership & ~Known) != Ownership.None)
            faults[ChannelField.Ownership] = ChannelFault.Unknown;
        if (Parent is not null && FaultOfParent(library, before) is { } fault)
            faults[ChannelField.Parent] = fault;
        return (new Channel(before?.Id ?? Channels.NewOwnId(), Setting, Contact, Ownership, called) { Symbol = Symbol, Parent = Parent, IsRetired = before?.IsRetired == true }, faults);
    }

    ChannelFault? FaultOfParent(ChannelLibrary library, Channel? before) =>
        library.Find(Parent!) is not { Parent: null } parent || parent.Id == before?.Id || (parent.IsRetired && before?.Parent != parent.Id) ? ChannelFault.Unknown
        : before is not null && library.PlatformsOf(before.Id).Any() ? ChannelFault.HasPlatforms : null;
}
