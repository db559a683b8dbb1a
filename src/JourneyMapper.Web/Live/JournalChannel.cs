using System.Globalization;
using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Live;

/// <summary>Hears of edits that any node commits, and lets the rooms here catch up. Streams of kinds that have no rooms are passed over.</summary>
public sealed class JournalChannel(JourneyRooms rooms) : INotificationChannel
{
    /// <inheritdoc/>
    public string Channel => JourneyStore.Channel;

    /// <inheritdoc/>
    public async Task HearAsync(string payload, CancellationToken cancellation)
    {
        if (payload.Split(' ') is [StreamKind.Journey, var id, var number] && Guid.TryParse(id, out var journey)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && rooms.Find(journey) is { } room)
            await room.CatchUpAsync(revision, cancellation);
    }

    /// <inheritdoc/>
    public Task CatchUpAsync(CancellationToken cancellation) => rooms.CatchUpAsync(cancellation);
}
