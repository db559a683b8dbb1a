using System.Globalization;
using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Data.Tests.LocalPostgres;

/// <summary>A data folder for private servers, and what the tests ask of them.</summary>
public class PostgresFixture : IDisposable
{
    readonly TestFolder folder = new();

    /// <summary>Open to its owner alone, so as root the server's user cannot pass it unaided.</summary>
    public string Folder => folder.Path;

    public string Data => Path.Combine(folder.Path, "data");

    public string Cluster => Path.Combine(Data, "postgres", "18");

    public string ProcessFile => Path.Combine(Cluster, "postmaster.pid");

    public Task<LocalPostgresServer> StartAsync(CancellationToken cancellation = default) => StartAsync(Data, Repository.Packages, cancellation);

    public static Task<LocalPostgresServer> StartAsync(string data, string packages, CancellationToken cancellation = default) =>
        LocalPostgresServer.StartAsync(new LocalPostgresOptions(data, packages) { Durable = false }, NullLogger.Instance, cancellation);

    /// <summary>The process number of the server that runs on the data folder.</summary>
    public int ServerProcess() => int.Parse(File.ReadLines(ProcessFile).First(), CultureInfo.InvariantCulture);

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

    static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        // Not from a pool: it would hand out connections to a server that a test has ended.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>With a server that runs.</summary>
public sealed class RunningPostgres : PostgresFixture, IAsyncLifetime
{
    public LocalPostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        // xunit disposes a fixture in one way only.
        Dispose();
    }
}

/// <summary>With a database made by a server that has shut down.</summary>
public sealed class StoppedPostgres : PostgresFixture, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await using var server = await StartAsync();
        await ExecuteAsync(server.ConnectionString, "CREATE TABLE notes AS SELECT 'kept' AS text");
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
