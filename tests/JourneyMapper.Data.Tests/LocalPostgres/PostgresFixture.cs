using System.Globalization;
using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Data.Tests.LocalPostgres;

/// <summary>A private server on a data folder of one test, and what the tests ask of it.</summary>
internal sealed class PostgresFixture : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>Below a folder that is open to its owner alone.</summary>
    public string Folder => _folder.Path;

    public string Data => Path.Combine(_folder.Path, "data");

    public string Cluster => Path.Combine(Data, "postgres", "18");

    public Task<LocalPostgresServer> StartAsync(CancellationToken cancellation = default) => StartAsync(Data, Repository.Packages, cancellation);

    public static Task<LocalPostgresServer> StartAsync(string data, string packages, CancellationToken cancellation = default) =>
        LocalPostgresServer.StartAsync(new LocalPostgresOptions(data, packages) { Durable = false }, NullLogger.Instance, cancellation);

    /// <summary>The process number of the server that runs, or ran, on the data folder.</summary>
    public int ServerProcess() =>
        int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> ScalarAsync(string connectionString, string query)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        // Not from a pool: it would hand out connections to a server that a test has ended.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public void Dispose() => _folder.Dispose();
}
