using JourneyMapper.Data.Backups;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Backups;

namespace JourneyMapper.Web.Features.Backups;

/// <summary>The database that is backed up. Its connection strings hold passwords.</summary>
/// <param name="ConnectionString">For the application's role.</param>
/// <param name="Administrator">Of the private server; null with a PostgreSQL of one's own.</param>
sealed record BackedUpDatabase(string ConnectionString, string? Administrator);

/// <summary>Writes a backup each day, at the hour that is set or as soon as the server runs after that.</summary>
sealed partial class BackupService(BackupOptions options, BackedUpDatabase database, BackupStatus status, Telemetry telemetry, TimeProvider clock, ILogger<BackupService> logger) : RecurringService(clock)
{
    static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(2);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);
    static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    /// <summary>Writes a backup where one is due.</summary>
    /// <returns>Whether none is missing any more.</returns>
    public async Task<bool> WriteDueAsync(CancellationToken cancellation)
    {
        var folder = new BackupFolder(options.Folder!);
        var now = Clock.GetUtcNow();
        if (folder.Newest is { } newest && newest >= options.LastDue(now, Clock.LocalTimeZone))
        {
            status.Finish(newest);
            return true;
        }

        try
        {
            var done = await folder.WriteAsync(database.ConnectionString, database.Administrator, ProductVersion.Current, now, cancellation);
            folder.Keep(options.Count);
            status.Finish(done.TakenAt);
            telemetry.BackedUp(isDone: true);
            LogDone(Path.GetFileName(done.Path), done.Rows, done.WasRestored);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            status.Fail();
            telemetry.BackedUp(isDone: false);
            if (exception is not BackupException)
                throw;
            LogRefused(exception.Message);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogPlan(options.Folder!, options.Hour, Clock.LocalTimeZone.Id, options.Count);
        await PauseAsync(AfterStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
            await PauseAsync(await TryAsync(() => WriteDueAsync(stoppingToken), stoppingToken) ? BetweenLooks : AfterFailure, stoppingToken);
    }

    [LoggerMessage(EventId = 3300, Level = LogLevel.Information, Message = "Backups are written to {Folder} each day from {Hour} o'clock on ({TimeZone}); the newest {Count} are kept")]
    partial void LogPlan(string folder, int hour, string timeZone, int count);

    [LoggerMessage(EventId = 3301, Level = LogLevel.Information, Message = "The backup {File} was written with {Rows} rows; restored into a scratch database and compared: {WasRestored}")]
    partial void LogDone(string file, long rows, bool wasRestored);

    [LoggerMessage(EventId = 3302, Level = LogLevel.Error, Message = "No backup was written, which is tried again in an hour: {Reason}")]
    partial void LogRefused(string reason);

    [LoggerMessage(EventId = 3303, Level = LogLevel.Error, Message = "No backup was written, which is tried again in an hour: the database is not reachable ({Reason})")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 3304, Level = LogLevel.Error, Message = "No backup was written, which is tried again in an hour")]
    protected override partial void LogFailed(Exception exception);
}
