using System.Collections.Concurrent;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Live;

/// <summary>The open journeys of this node, one room each.</summary>
public sealed class JourneyRooms(JourneyStore store, Telemetry telemetry, TimeProvider clock, ILogger<JourneyRoom> logger)
{
    // Rooms are kept for a while after the last board has left; beyond this many the empty ones are let go.
    const int Kept = 200;

    readonly ConcurrentDictionary<Guid, JourneyRoom> rooms = new();

    /// <summary>The room of a journey, up to date, or null when the reader sees no such journey or it lies in the trash.</summary>
    /// <exception cref="UnreadableJourneyException">A later release has written what this one does not know.</exception>
    public async Task<JourneyRoom?> OpenAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        if (rooms.TryGetValue(journey, out var known))
        {
            if (await store.RevisionAsync(reader, journey, cancellation) is not { } revision)
                return null;
            await known.HandOut().MeetAsync(revision, cancellation);
            return known.IsUnreadable ? throw new UnreadableJourneyException(journey) : known;
        }

        if (await FindAsync(reader, journey, cancellation) is not { } state)
            return null;
        Trim();
        var room = rooms.GetOrAdd(journey, _ => new JourneyRoom(store, telemetry, clock, logger, reader.Workspace, state)).HandOut();
        // What was announced between reading the state and adding the room has found no room to tell.
        await MeetAsync(room, cancellation);
        return room;
    }

    /// <summary>The room of a journey if it is open here.</summary>
    public JourneyRoom? Find(Guid journey) => rooms.GetValueOrDefault(journey);

    /// <summary>Brings all rooms up to date, after the connection that announces edits was lost for a while.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        foreach (var room in rooms.Values)
            await MeetAsync(room, cancellation);
    }

    async Task<Journey?> FindAsync(Reader reader, Guid journey, CancellationToken cancellation)
    {
        try
        {
            return await store.FindAsync(reader, journey, cancellation);
        }
        catch (Exception exception) when (JourneyRoom.CannotRead(exception))
        {
            throw new UnreadableJourneyException(journey, exception);
        }
    }

    // A journey in the trash takes no edit. Its room catches up when it is opened again.
    async Task MeetAsync(JourneyRoom room, CancellationToken cancellation)
    {
        if (await store.RevisionAsync(Reader.Application(room.Workspace), room.Journey.Id, cancellation) is { } revision)
            await room.MeetAsync(revision, cancellation);
    }

    void Trim()
    {
        if (rooms.Count < Kept)
            return;
        foreach (var (id, room) in rooms)
            if (room.IsIdle)
                rooms.TryRemove(id, out _);
    }
}
