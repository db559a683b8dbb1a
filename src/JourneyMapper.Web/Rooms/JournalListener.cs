using System.Globalization;
using JourneyMapper.Data.Journal;
using Npgsql;

namespace JourneyMapper.Web.Rooms;

/// <summary>Hears of edits that any node commits, over one connection, and lets the rooms here catch up.</summary>
public sealed partial class JournalListener(NpgsqlDataSource database, JourneyRooms rooms, ILogger<JournalListener> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Whatever it is, giving up would end the whole application.
                LogLost(exception.GetType().Name);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var announced = new Queue<(Guid Journey, long Revision)>();
        connection.Notification += (_, notification) =>
        {
            if (notification.Payload.Split(' ') is [var id, var number] && Guid.TryParse(id, out var journey)
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
                announced.Enqueue((journey, revision));
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {JourneyStore.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        await rooms.CatchUpAsync(cancellation);

        while (true)
        {
            await connection.WaitAsync(cancellation);
            while (announced.TryDequeue(out var edit))
                if (rooms.Find(edit.Journey) is { } room)
                    await room.CatchUpAsync(edit.Revision, cancellation);
        }
    }

    [LoggerMessage(EventId = 1100, Level = LogLevel.Warning, Message = "The connection that announces edits was lost ({Reason}); trying again")]
    partial void LogLost(string reason);
}
