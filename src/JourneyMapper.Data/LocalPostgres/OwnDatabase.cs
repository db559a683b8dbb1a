using Npgsql;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The application's database and its role in the private server.</summary>
static class OwnDatabase
{
    const string Name = "journeymapper";

    /// <summary>For the server's own administration; the application never uses it.</summary>
    public static string AdministratorConnectionString(string socketFolder) =>
        new NpgsqlConnectionStringBuilder { Host = socketFolder, Username = "postgres", Database = "postgres", Pooling = false, SslMode = SslMode.Disable, Timeout = 5 }.ConnectionString;

    /// <summary>For the application: a role that owns its database and nothing else, so that no statement reaches files or programs.</summary>
    public static string ConnectionString(string socketFolder, int maxConnections) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = socketFolder,
            Username = Name,
            Database = Name,
            SslMode = SslMode.Disable,
            ApplicationName = "JourneyMapper",
            // Some connections stay free for the listener and for administration.
            MaxPoolSize = Math.Max(1, maxConnections * 4 / 5),
        }.ConnectionString;

    public static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await AnyAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", cancellation))
            await ExecuteAsync(connection, $"CREATE ROLE {Name} LOGIN", cancellation);
        if (!await AnyAsync(connection, "SELECT 1 FROM pg_database WHERE datname = $1", cancellation))
            await ExecuteAsync(connection, $"CREATE DATABASE {Name} OWNER {Name}", cancellation);
    }

    static async Task<bool> AnyAsync(NpgsqlConnection connection, string query, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { new() { Value = Name } } };
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
