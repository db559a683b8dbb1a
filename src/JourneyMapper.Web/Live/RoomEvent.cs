using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Live;

/// <summary>Somebody who has the journey open in one browser tab.</summary>
/// <param name="Connection">The tab.</param>
/// <param name="Member">The person.</param>
/// <param name="Name">As others see it.</param>
/// <param name="Touchpoint">What they have selected, if anything.</param>
public sealed record Presence(Guid Connection, Guid Member, string Name, Guid? Touchpoint = null);

/// <summary>What a room tells the boards.</summary>
public abstract record RoomEvent
{
    RoomEvent() { }

    /// <summary>An edit was committed, here or on another node.</summary>
    public sealed record Edited(Journey Journey, JournalEntry Entry) : RoomEvent;

    /// <summary>The journey was read anew: it may have changed in any way, back to an earlier state, too.</summary>
    public sealed record Reloaded(Journey Journey) : RoomEvent;

    /// <summary>An edit of that member can no longer be taken back.</summary>
    public sealed record Overtaken(Guid Author) : RoomEvent;

    /// <summary>Somebody came, went, or selected something else.</summary>
    public sealed record PresenceChanged : RoomEvent;
}
