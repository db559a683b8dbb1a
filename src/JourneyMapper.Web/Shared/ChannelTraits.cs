using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared;

/// <summary>Says in words what a channel is: whose audience it reaches, who speaks, where the customer is.</summary>
public static class ChannelTraits
{
    /// <summary>The kinds of audience, in the order in which they are told.</summary>
    public static readonly ImmutableArray<Ownership> Ownerships = [Ownership.Owned, Ownership.Paid, Ownership.Earned];

    /// <summary>Which of them a channel reaches.</summary>
    public static IEnumerable<Ownership> Parts(this Ownership ownership) => Ownerships.Where(part => ownership.HasFlag(part));

    /// <summary>One or several of them in words; empty where nobody has said.</summary>
    public static string Name(this Ownership ownership) => string.Join(", ", ownership.Parts().Select(part => part switch
    {
        Ownership.Paid => ChannelText.Paid,
        Ownership.Owned => ChannelText.Owned,
        _ => ChannelText.Earned,
    }));

    /// <summary>All of it in a line.</summary>
    public static string Line(Ownership ownership, Contact contact, Setting setting) =>
        string.Join(" · ", new[] { ownership.Name(), TouchpointFields.Contact.Choice(contact.ToString()), TouchpointFields.Setting.Choice(setting.ToString()) }.Where(text => text.Length > 0));

    /// <summary>That of a touchpoint; empty where it names no channel.</summary>
    public static string Line(Touchpoint touchpoint, ChannelLibrary channels) =>
        touchpoint.Channel.Length == 0 ? "" : Line(channels.OwnershipOf(touchpoint.Channel), touchpoint.Contact, touchpoint.Setting);
}
