using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Live;

/// <summary>Hears of edits that any node commits: lets the rooms here catch up, and tells of other personas.</summary>
public sealed class JournalChannel(JourneyRooms rooms, PersonaTopic personas) : INotificationChannel
{
    /// <inheritdoc/>
    public string Channel => JourneyStore.Channel;

    /// <inheritdoc/>
    public async Task HearAsync(string payload, CancellationToken cancellation)
    {
        if (JournalAnnouncement.Parse(payload) is not { } announced)
            return;
        if (announced.Stream == StreamKind.Personas)
            personas.Tell(announced.Id, TopicMessage.Anything);
        if (announced.Stream == StreamKind.Journey && rooms.Find(announced.Id) is { } room)
            await room.HearAsync(announced, cancellation);
    }

    /// <inheritdoc/>
    public Task CatchUpAsync(CancellationToken cancellation) => rooms.CatchUpAsync(cancellation);
}
