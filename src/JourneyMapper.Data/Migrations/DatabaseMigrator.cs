using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Data.Migrations;

/// <summary>Brings the database to this version's schema, while other nodes of this release or of the one before work with it.</summary>
public static partial class DatabaseMigrator
{
    // Whoever edits stands behind a statement that waits for a table: no longer than this, and then again after a pause.
    const string LongestWaitForTable = "3s";
    const int MostAttempts = 40;

    // An index that was being made beside people's work when its node died, or had to wait too long, is there, and no use.
    const string DropUnfinished = """
        DO $$ DECLARE unfinished regclass; BEGIN
            FOR unfinished IN SELECT indexrelid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'i' LOOP
                EXECUTE format('DROP INDEX %s', unfinished);
            END LOOP;
        END $$
        """;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Applies what is missing, one node at a time.</summary>
    /// <param name="contexts">Of the database; its owner.</param>
    /// <param name="logger">Is told of what takes long.</param>
    /// <param name="release">Which release this is; null: <see cref="Compatibility.Release"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OutdatedReleaseException">A later release has changed it, and this one cannot work with it.</exception>
    /// <exception cref="PostgresException">Its tables were in use all the time (<see cref="PostgresErrorCodes.LockNotAvailable"/>), or a migration fails.</exception>
    public static async Task MigrateAsync(IDbContextFactory<JourneyDbContext> contexts, ILogger? logger = null, Version? release = null, CancellationToken cancellation = default)
    {
        logger ??= NullLogger.Instance;
        release ??= Compatibility.Release;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await MigrationLock.TakeAsync(connection, shared: false, () => LogWaiting(logger), cancellation);
        try
        {
            await Compatibility.EnsureAsync(connection, release, cancellation);
            for (var attempt = 1; !await TryAsync(contexts, last: attempt == MostAttempts, cancellation); attempt++)
            {
                LogBusy(logger, attempt);
                await Task.Delay(Pause, cancellation);
            }
        }
        finally
        {
            await MigrationLock.ReleaseAsync(connection);
        }
    }

    // On a connection of its own: that of the lock is in no transaction, and so holds up no index that is made beside people's work.
    static async Task<bool> TryAsync(IDbContextFactory<JourneyDbContext> contexts, bool last, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Over millions of measurements a migration takes longer than any query may.
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync($"SET lock_timeout = '{LongestWaitForTable}'", cancellation);
        try
        {
            if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
                return true;
            await db.Database.ExecuteSqlRawAsync(DropUnfinished, cancellation);
            await db.Database.MigrateAsync(cancellation);
            return true;
        }
        // Whoever waits for a table that this has, while this waits for one of theirs, is a deadlock: it may be this one that is ended.
        catch (Exception exception) when (!last && IsBusy(exception))
        {
            return false;
        }
    }

    // EF wraps what may pass by itself.
    static bool IsBusy(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected }
        || exception is InvalidOperationException { InnerException: { } inner } && IsBusy(inner);

    [LoggerMessage(EventId = 1500, Level = LogLevel.Information, Message = "Another node brings the database up to date, or a backup reads it; waiting")]
    static partial void LogWaiting(ILogger logger);

    [LoggerMessage(EventId = 1501, Level = LogLevel.Warning, Message = "A table that is to be changed is in use for long; trying again (attempt {Attempt})")]
    static partial void LogBusy(ILogger logger, int attempt);
}
