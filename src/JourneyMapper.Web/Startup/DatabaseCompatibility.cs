using JourneyMapper.Data.Migrations;
using JourneyMapper.Web.Live;
using Npgsql;

namespace JourneyMapper.Web.Startup;

/// <summary>
/// Hears that a later release has changed the database in a way with which this one cannot work. The node is not ready from then on, so that nobody is sent to it, and ends by itself: its pages load again
/// on another node, with what waits in them.
/// </summary>
sealed partial class DatabaseCompatibility(NpgsqlDataSource database, IHostApplicationLifetime lifetime, ILogger<DatabaseCompatibility> logger, TimeProvider clock) : INotificationChannel
{
    /// <summary>How long a node that cannot work any more still runs: whoever spreads the requests has to notice first.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromSeconds(15);

    int outdated;

    /// <inheritdoc/>
    public string Channel => Compatibility.Channel;

    /// <summary>Whether this release cannot work with the database any more.</summary>
    public bool IsOutdated => Volatile.Read(ref outdated) != 0;

    /// <summary>Asks the database whether this release can work with it.</summary>
    /// <exception cref="NpgsqlException">It does not answer.</exception>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellation)
    {
        var oldest = await Compatibility.OldestReleaseAsync(database, cancellation);
        if (oldest > Compatibility.Release && Interlocked.Exchange(ref outdated, 1) == 0)
        {
            LogOutdated(oldest, Compatibility.Release, Notice.TotalSeconds);
            _ = EndAsync();
        }

        return !IsOutdated;
    }

    /// <inheritdoc/>
    public Task HearAsync(string payload, CancellationToken cancellation) => IsCurrentAsync(cancellation);

    /// <inheritdoc/>
    public Task CatchUpAsync(CancellationToken cancellation) => IsCurrentAsync(cancellation);

    async Task EndAsync()
    {
        await Task.Delay(Notice, clock, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lifetime.StopApplication();
    }

    [LoggerMessage(EventId = 1510, Level = LogLevel.Critical,
        Message = "The database needs JourneyMapper {Oldest} or later since now, and this is {Release}: not ready any more, and ending in {Seconds} s")]
    partial void LogOutdated(Version oldest, Version release, double seconds);
}
