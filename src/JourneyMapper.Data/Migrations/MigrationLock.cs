using Npgsql;

namespace JourneyMapper.Data.Migrations;

/// <summary>
/// Who changes tables, and who reads all of them for a backup, wait for one another. It is asked for again and again instead of waited for in the database: a statement that waits holds a snapshot, and
/// an index that is made beside people's work (<c>CREATE INDEX CONCURRENTLY</c>) waits for all snapshots: both would wait for ever.
/// </summary>
static class MigrationLock
{
    // Any constant number does, as long as every version of the application uses the same.
    internal const long Key = 7_206_251_119;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Takes it for as long as the connection is open.</summary>
    /// <param name="connection">An open connection outside of a transaction.</param>
    /// <param name="shared">Whether others may read beside.</param>
    /// <param name="onWait">Is called once, when somebody else has it.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task TakeAsync(NpgsqlConnection connection, bool shared, Action? onWait, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(shared ? "SELECT pg_try_advisory_lock_shared($1)" : "SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = Key } } };
        for (var waits = false; await command.ExecuteScalarAsync(cancellation) is not true; waits = true)
        {
            if (!waits)
                onWait?.Invoke();
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Gives it back.</summary>
    /// <param name="connection">Which has it, and not as shared.</param>
    public static async Task ReleaseAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = Key } } };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
