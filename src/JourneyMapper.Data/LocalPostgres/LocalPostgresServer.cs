using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>
/// A PostgreSQL of our own: a child process on a folder of ours, reached through a Unix socket that only its user can open.
/// Disposing it shuts it down and waits; if this process dies instead, it shuts down by itself.
/// </summary>
public sealed partial class LocalPostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RecoveryNotice = TimeSpan.FromSeconds(5);

    private readonly InstanceLock _instance;
    private readonly ServerFolder _folder;
    private readonly string _socketFolder;
    private readonly Watchdog _watchdog;
    private readonly ILogger _logger;
    private readonly Task _announcingEnd;
    private volatile bool _stopping;

    private LocalPostgresServer(InstanceLock instance, ServerFolder folder, string socketFolder, Watchdog watchdog, int maxConnections, ILogger logger)
    {
        _instance = instance;
        _folder = folder;
        _socketFolder = socketFolder;
        _watchdog = watchdog;
        _logger = logger;
        ConnectionString = OwnDatabase.ConnectionString(socketFolder, maxConnections);
        AdministratorConnectionString = OwnDatabase.AdministratorConnectionString(socketFolder);
        _announcingEnd = AnnounceUnexpectedEndAsync();
    }

    /// <summary>For the application's database, as its owner, who has no other rights on the server.</summary>
    public string ConnectionString { get; }

    /// <summary>For the server's administration (database <c>postgres</c>, all rights, not pooled): to make and restore databases.</summary>
    public string AdministratorConnectionString { get; }

    /// <summary>Starts the server, making its files first when there are none, and returns when it answers.</summary>
    /// <exception cref="LocalPostgresException">It cannot be started, for a reason that a person can remove.</exception>
    public static async Task<LocalPostgresServer> StartAsync(LocalPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        var dataDirectory = Path.GetFullPath(options.DataDirectory);
        try
        {
            DataDirectory.Create(dataDirectory);
            var instance = InstanceLock.Acquire(dataDirectory);
            try
            {
                var package = PostgresPackage.Locate(Path.GetFullPath(options.PackagesDirectory), Path.Combine(dataDirectory, "programs"));
                return await StartAsync(options, new ServerFolder(dataDirectory), package, instance, logger, cancellation);
            }
            catch
            {
                instance.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalPostgresException.FromFiles(dataDirectory, e);
        }
        catch (PostgresException e) when (string.Equals(e.SqlState, PostgresErrorCodes.DiskFull, StringComparison.Ordinal))
        {
            throw LocalPostgresException.DiskFull(dataDirectory, e);
        }
    }

    private static async Task<LocalPostgresServer> StartAsync(LocalPostgresOptions options, ServerFolder folder, PostgresPackage package, InstanceLock instance, ILogger logger, CancellationToken cancellation)
    {
        var elapsed = Stopwatch.StartNew();
        if (await StrayServer.FindAsync(folder, cancellation) is { } stray)
        {
            LogStray(logger, stray);
            await StrayServer.StopAsync(folder, stray, cancellation);
        }
        StrayServer.ClearTraces(folder);

        var account = await ServerAccount.ChooseAsync(folder, package, cancellation);
        await Cluster.EnsureAsync(folder, package, account, options.Durable, cancellation);
        var socketFolder = await SocketFolder.CreateAsync(folder, account, cancellation);
        var log = ServerLog.Begin(folder.Log);
        var watchdog = Watchdog.Start(account.Launcher, [package.Server, "-D", folder.Cluster, .. ServerSettings.Words(socketFolder, options)], folder.Log);
        try
        {
            await using var connection = await ConnectAsync(socketFolder, watchdog, log, folder, logger, cancellation);
            await OwnDatabase.EnsureAsync(connection, cancellation);
        }
        catch
        {
            await watchdog.StopAsync(ShutdownPatience);
            watchdog.Dispose();
            SocketFolder.Clear(socketFolder);
            throw;
        }
        LogStarted(logger, folder.Cluster, elapsed.ElapsedMilliseconds);
        return new LocalPostgresServer(instance, folder, socketFolder, watchdog, options.MaxConnections, logger);
    }

    /// <summary>Tries until the server answers or ends; after a crash it may first have to recover, which takes as long as it takes.</summary>
    private static async Task<NpgsqlConnection> ConnectAsync(string socketFolder, Watchdog watchdog, ServerLog log, ServerFolder folder, ILogger logger, CancellationToken cancellation)
    {
        var elapsed = Stopwatch.StartNew();
        var noticed = false;
        while (!watchdog.HasExited)
        {
            if (File.Exists(SocketFolder.FileIn(socketFolder)))
            {
                var connection = new NpgsqlConnection(OwnDatabase.AdministratorConnectionString(socketFolder));
                try
                {
                    await connection.OpenAsync(cancellation);
                    return connection;
                }
                catch (NpgsqlException e) when (IsStillStarting(e))
                {
                    await connection.DisposeAsync();
                }
            }
            if (!noticed && elapsed.Elapsed > RecoveryNotice)
            {
                LogRecovering(logger);
                noticed = true;
            }
            await Task.Delay(10, cancellation);
        }
        var output = await watchdog.ErrorsAsync() + await log.ReadAsync();
        throw Reason.IsDiskFull(output)
            ? LocalPostgresException.DiskFull(folder.Root)
            : new LocalPostgresException($"The database in '{folder.Cluster}' does not start ({Reason.In(output)}): see '{folder.Log}', restore a backup, or set JourneyMapper:DataDirectory to another folder.");
    }

    private static bool IsStillStarting(NpgsqlException e) =>
        e is PostgresException postgres
            ? string.Equals(postgres.SqlState, PostgresErrorCodes.CannotConnectNow, StringComparison.Ordinal)
            : e.InnerException is SocketException or IOException or TimeoutException;

    public async ValueTask DisposeAsync()
    {
        if (_stopping)
            return;
        _stopping = true;
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        await _watchdog.StopAsync(ShutdownPatience);
        // Still there only if somebody ended the watchdog, or if the server hangs.
        if (await StrayServer.FindAsync(_folder, CancellationToken.None) is { } left)
            await StrayServer.StopAsync(_folder, left, CancellationToken.None);
        await _announcingEnd;
        _watchdog.Dispose();
        SocketFolder.Clear(_socketFolder);
        _instance.Dispose();
        LogStopped(_logger);
    }

    private async Task AnnounceUnexpectedEndAsync()
    {
        var code = await _watchdog.ExitedAsync();
        if (!_stopping)
            LogEnded(_logger, code, _folder.Log);
    }

    [LoggerMessage(2000, LogLevel.Information, "The private PostgreSQL runs on {Folder} (started in {Milliseconds} ms)")]
    private static partial void LogStarted(ILogger logger, string folder, long milliseconds);

    [LoggerMessage(2001, LogLevel.Information, "The private PostgreSQL has shut down")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(2002, LogLevel.Warning, "A PostgreSQL that a crash left behind (process {Process}) is being stopped")]
    private static partial void LogStray(ILogger logger, int process);

    [LoggerMessage(2003, LogLevel.Information, "The private PostgreSQL is still starting: after a crash it first recovers its data")]
    private static partial void LogRecovering(ILogger logger);

    [LoggerMessage(2004, LogLevel.Critical, "The private PostgreSQL ended by itself with code {Code}; its log is {Log}")]
    private static partial void LogEnded(ILogger logger, int code, string log);
}
