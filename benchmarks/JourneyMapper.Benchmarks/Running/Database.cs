using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>The private PostgreSQL as the application starts it: each commit waits for the disk. Its data lies below the temporary folder.</summary>
sealed class Database : IAsyncDisposable
{
    readonly TestFolder folder;
    readonly LocalPostgresServer server;

    Database(TestFolder folder, LocalPostgresServer server) => (this.folder, this.server) = (folder, server);

    public static async Task<Database> StartAsync()
    {
        var data = new TestFolder();
        return new(data, await LocalPostgresServer.StartAsync(new(data.Path, Repository.Packages), NullLogger.Instance, CancellationToken.None));
    }

    /// <summary>Makes an empty database.</summary>
    /// <param name="name">A plain word.</param>
    /// <returns>The connection string, with the settings of the application's own.</returns>
    public async Task<string> CreateAsync(string name)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name };
        await using var administrator = NpgsqlDataSource.Create(server.AdministratorConnectionString);
        await using var command = administrator.CreateCommand($"CREATE DATABASE {name} OWNER {connectionString.Username}");
        await command.ExecuteNonQueryAsync();
        return connectionString.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
