using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Live;

/// <summary>Somebody who has the journey open in one browser tab.</summary>
/// <param name="Connection">The tab.</param>
/// <param name="Member">The person.</param>
/// <param name="Name">As others see it.</param>
/// <param name="Touchpoint">What they have selected, if anything.</param>
public sealed record Presence(Guid Connection, Guid Member, string Name, Guid? Touchpoint = null)
{
    /// <summary>What they show to others at the moment; null while they do not present.</summary>
    public PresentedPlace? Presents { get; init; }
}

/// <summary>What is shown in a presentation.</summary>
/// <param name="Stage">Which stage; null: the whole map.</param>
/// <param name="Lane">The id of the field of which lane; null: all lanes.</param>
/// <param name="View">The saved view that is shown, if it is one.</param>
public sealed record PresentedPlace(Stage? Stage, string? Lane, Guid? View = null);

/// <summary>What a room tells the boards.</summary>
public abstract record RoomEvent
{
    RoomEvent() { }

    /// <summary>An edit was committed, here or on another node.</summary>
    public sealed record Edited(Journey Journey, JournalEntry Entry) : RoomEvent;

    /// <summary>The journey was read anew: it may have changed in any way, back to an earlier state, too.</summary>
    public sealed record Reloaded(Journey Journey) : RoomEvent;

    /// <summary>The journey cannot be read here any more, see <see cref="JourneyRoom.IsUnreadable"/>.</summary>
    public sealed record Unreadable : RoomEvent;

    /// <summary>An edit of that member can no longer be taken back.</summary>
    public sealed record Overtaken(Guid Author) : RoomEvent;

    /// <summary>Somebody came, went, or selected something else.</summary>
    public sealed record PresenceChanged : RoomEvent;

    /// <summary>Who presents points somewhere or has scrolled. All as shares of the map's size.</summary>
    /// <param name="Connection">Their tab.</param>
    /// <param name="X">Where they point, from the left; null: nowhere.</param>
    /// <param name="Y">Where they point, from the top; null: nowhere.</param>
    /// <param name="Left">How far they have scrolled to the right.</param>
    /// <param name="Top">How far they have scrolled down.</param>
    public sealed record Pointed(Guid Connection, double? X, double? Y, double Left, double Top) : RoomEvent;
}
