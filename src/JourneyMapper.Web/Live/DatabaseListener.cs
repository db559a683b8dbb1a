using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Web.Live;

/// <summary>Hears what any node commits: all channels over one connection, which is opened again whenever it is lost.</summary>
public sealed partial class DatabaseListener(NpgsqlDataSource database, IEnumerable<INotificationChannel> announcements, ILogger<DatabaseListener> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Npgsql can lose the cancellation of a wait (its issue 5975), and the application would not end: it looks up once in a while.
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    readonly Dictionary<string, INotificationChannel> channels = announcements.ToDictionary(one => one.Channel, StringComparer.Ordinal);

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
        var heard = new Queue<(string Channel, string Payload)>();
        connection.Notification += (_, notification) => heard.Enqueue((notification.Channel, notification.Payload));
        await connection.ListenAsync(channels.Keys, cancellation);
        foreach (var channel in channels.Values)
            await channel.CatchUpAsync(cancellation);

        while (true)
        {
            await connection.WaitAsync(LongestWait, cancellation);
            cancellation.ThrowIfCancellationRequested();
            while (heard.TryDequeue(out var announced))
                await channels[announced.Channel].HearAsync(announced.Payload, cancellation);
        }
    }

    [LoggerMessage(EventId = 1100, Level = LogLevel.Warning, Message = "The connection that announces edits and news was lost ({Reason}); trying again")]
    partial void LogLost(string reason);
}
