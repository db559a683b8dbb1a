using System.Globalization;
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
        // A later release may say more.
        if (payload.Split(' ') is [StreamKind.Personas, var library, _, ..] && Guid.TryParse(library, out var workspace))
            personas.Tell(workspace, TopicMessage.Anything);
        if (payload.Split(' ') is [StreamKind.Journey, var id, var number, ..] && Guid.TryParse(id, out var journey)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && rooms.Find(journey) is { } room)
            await room.CatchUpAsync(revision, cancellation);
    }

    /// <inheritdoc/>
    public Task CatchUpAsync(CancellationToken cancellation) => rooms.CatchUpAsync(cancellation);
}
