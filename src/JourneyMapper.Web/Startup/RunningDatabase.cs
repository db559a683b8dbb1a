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
        : this(server.ConnectionString) => this.server = server;

    public string ConnectionString { get; }

    /// <summary>Starts a private server in <c>JourneyMapper:DataDirectory</c> when <c>ConnectionStrings:JourneyMapper</c> is not set.</summary>
    /// <exception cref="LocalPostgresException">The private server cannot be started.</exception>
    public static async Task<RunningDatabase> StartAsync(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("JourneyMapper") is { Length: > 0 } configured)
            return new(configured);
        using var logging = new SerilogLoggerFactory();
        return new(await LocalPostgresServer.StartAsync(Options(configuration), logging.CreateLogger<LocalPostgresServer>(), CancellationToken.None));
    }

    /// <summary>As <see cref="StartAsync"/>, but uses the private server of an application that runs already.</summary>
    /// <exception cref="LocalPostgresException">The private server neither runs nor can be started.</exception>
    public static async Task<RunningDatabase> JoinAsync(IConfiguration configuration) =>
        configuration.GetConnectionString("JourneyMapper") is not { Length: > 0 } && await LocalPostgresServer.FindAsync(Options(configuration), CancellationToken.None) is { } running
            ? new(running)
            : await StartAsync(configuration);

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    static LocalPostgresOptions Options(IConfiguration configuration)
    {
        const string Package = "@embedded-postgres";
        var folder = new PackagesDirectory(configuration["JourneyMapper:PackagesDirectory"]).Find(Package)
            ?? throw new LocalPostgresException($"There is no database: run 'npm ci --ignore-scripts', which brings {Package}, or set ConnectionStrings:JourneyMapper.");
        return new(configuration["JourneyMapper:DataDirectory"] is { Length: > 0 } configured ? configured : DataDirectory.Default, Path.GetDirectoryName(folder)!);
    }
}
