using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Data.Queries;

/// <summary>What is asked of a connection itself: whether it answers, what it tells others and what it hears of them.</summary>
public static class ConnectionQueries
{
    /// <summary>Waits for an answer of the database.</summary>
    /// <exception cref="NpgsqlException">It cannot be reached.</exception>
    public static async Task PingAsync(this NpgsqlDataSource database, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>From now on the connection hears what is told on these channels.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="channels">Constant names: they become part of the statement.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task ListenAsync(this NpgsqlConnection connection, IEnumerable<string> channels, CancellationToken cancellation = default)
    {
        await using var listen = new NpgsqlCommand(string.Join("; ", channels.Select(channel => $"LISTEN {channel}")), connection);
        await listen.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Tells texts to all who listen, when the transaction is committed.</summary>
    /// <param name="db">With that transaction.</param>
    /// <param name="channel">Where they listen.</param>
    /// <param name="texts">Less than 8000 bytes each.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task NotifyAsync(this JourneyDbContext db, string channel, string[] texts, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify({channel}, told) FROM unnest({texts}) AS told", cancellation);
}
