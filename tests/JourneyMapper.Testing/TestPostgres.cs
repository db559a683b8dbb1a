using System.Collections.Concurrent;
using System.Globalization;
using JourneyMapper.Data.LocalPostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Testing;

/// <summary>
/// One PostgreSQL for all tests of a process, started at its first use and gone with the process; each test takes a fresh database from it.
/// </summary>
public static class TestPostgres
{
    const int MaxConnections = 300;

    static readonly Lazy<Task<LocalPostgresServer>> Server = new(StartAsync);
    static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);
    static int databases;

    /// <summary>Makes an empty database and returns its connection string; the role owns the database.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var server = await Server.Value;
        return await CreateAsync(server, "template1");
    }

    /// <summary>Makes a database that <paramref name="prepare"/> has filled (migrations, samples). It is filled once per process and copied from then on.</summary>
    /// <param name="template">A name for what <paramref name="prepare"/> makes: the same name, the same content.</param>
    /// <param name="prepare">Fills the database of the given connection string.</param>
    public static async Task<string> NewDatabaseAsync(string template, Func<string, Task> prepare)
    {
        var server = await Server.Value;
        var source = await Templates.GetOrAdd(template, _ => new Lazy<Task<string>>(() => PrepareAsync(server, prepare))).Value;
        return await CreateAsync(server, source);
    }

    /// <summary>The connection string of somebody who may do anything on the server.</summary>
    public static async Task<string> AdministratorAsync() => (await Server.Value).AdministratorConnectionString;

    static async Task<string> PrepareAsync(LocalPostgresServer server, Func<string, Task> prepare)
    {
        var connectionString = await CreateAsync(server, "template1");
        await prepare(connectionString);
        // A database is copied only while nobody is connected to it.
        await using (var pooled = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pooled);
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    static async Task<string> CreateAsync(LocalPostgresServer server, string source)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref databases)}");
        var connectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = name,
            MaxPoolSize = 30,
            // Tests leave many pools behind; their connections must not use up the server's.
            ConnectionIdleLifetime = 2,
            ConnectionPruningInterval = 1,
            IncludeErrorDetail = true,
        };
        await using var connection = new NpgsqlConnection(server.AdministratorConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {source} OWNER {connectionString.Username}", connection);
        await command.ExecuteNonQueryAsync();
        return connectionString.ConnectionString;
    }

    static async Task<LocalPostgresServer> StartAsync()
    {
        // Never disposed: server and folder go with the process, and that is the only moment when no test needs them any more.
        var folder = new TestFolder();
        var options = new LocalPostgresOptions(folder.Path, Repository.Packages) { Durable = false, MaxConnections = MaxConnections };
        return await LocalPostgresServer.StartAsync(options, NullLogger.Instance, CancellationToken.None);
    }
}
