using Npgsql;

namespace JourneyMapper.Data;

/// <summary>The pool of connections to JourneyMapper's database.</summary>
public static class JourneyDataSource
{
    // The connection that listens for edits is silent for hours: without a sign of life now and then, a broken one would not be noticed.
    const int KeepAliveSeconds = 30;

    /// <summary>Makes one.</summary>
    /// <exception cref="ArgumentException">The connection string is malformed.</exception>
    /// <exception cref="FormatException">The same, of a number.</exception>
    public static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.KeepAlive == 0)
            settings.KeepAlive = KeepAliveSeconds;
        // Its metrics are named after it; otherwise they would have the host and the user of the connection string.
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "JourneyMapper" };
        // A connection with something prepared keeps its plans when it comes back to the pool. Among them are those with which PostgreSQL checks foreign keys: to make them again costs a write more
        // than the rest of it.
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(Prepared, connection);
                command.Prepare();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(Prepared, connection);
                await command.PrepareAsync();
            });
        return builder.Build();
    }

    const string Prepared = "SELECT 1";
}
