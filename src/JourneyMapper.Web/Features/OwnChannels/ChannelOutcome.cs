using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.OwnChannels;

/// <summary>How a change to a workspace's channels ended.</summary>
public abstract record ChannelOutcome
{
    ChannelOutcome() { }

    /// <summary>It is done.</summary>
    /// <param name="Channel">As it is now; one that was deleted, as it was.</param>
    public sealed record Done(Channel Channel) : ChannelOutcome;

    /// <summary>Some fields are not acceptable.</summary>
    public sealed record Invalid(IReadOnlyDictionary<ChannelField, ChannelFault> Faults) : ChannelOutcome;

    /// <summary>Somebody has changed it meanwhile.</summary>
    /// <param name="Now">As it is now.</param>
    public sealed record Overtaken(Channel Now) : ChannelOutcome;

    /// <summary>Another one in use is called so.</summary>
    public sealed record NameTaken(string Name) : ChannelOutcome;

    /// <summary>Something names it, so it cannot be deleted.</summary>
    public sealed record InUse : ChannelOutcome;

    /// <summary>It has platforms, so it cannot be deleted.</summary>
    public sealed record HasPlatforms : ChannelOutcome;

    /// <summary>There is no such channel, or not any more; a built-in one is never deleted.</summary>
    public sealed record Gone : ChannelOutcome;

    /// <summary>The workspace has as many of its own as it may.</summary>
    public sealed record Full : ChannelOutcome;

    /// <summary>The member only reads.</summary>
    public sealed record NotAllowed : ChannelOutcome;

    /// <summary>Why it is not done, for the whole of it; null where it is done, or fields say why.</summary>
    public string? Explain() => this switch
    {
        Done or Invalid => null,
        Overtaken => ChannelText.Overtaken,
        NameTaken taken => ChannelText.NameTaken.With(taken.Name),
        InUse => ChannelText.InUse,
        HasPlatforms => ChannelText.HasPlatforms,
        Full => ChannelText.Full.With(Limits.OwnChannels),
        NotAllowed => ChannelText.NotAllowed,
        _ => ChannelText.Gone,
    };

    /// <summary>Why a field is not accepted.</summary>
    public static string Explain(ChannelField field, ChannelFault fault) => (field, fault) switch
    {
        (ChannelField.Ownership, ChannelFault.Required) => ChannelText.FaultOwnership,
        (_, ChannelFault.Required) => Common.ProblemRequired,
        (_, ChannelFault.TooLong) => Common.ProblemTooLong.With(Limits.Label),
        (_, ChannelFault.Taken) => ChannelText.FaultTaken,
        (_, ChannelFault.HasPlatforms) => ChannelText.FaultPlatforms,
        (ChannelField.Parent, _) => ChannelText.FaultParent,
        _ => ChannelText.FaultUnknown,
    };
}
