using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>
/// A PostgreSQL of our own: a child process on a folder of ours, reached through a Unix socket that only its user can open.
/// Disposing it shuts it down and waits; if this process dies instead, it shuts down by itself. When it dies, it is started again.
/// </summary>
public sealed partial class LocalPostgresServer : IAsyncDisposable
{
    static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan RecoveryNotice = TimeSpan.FromSeconds(5);
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // One that ran for so long before it ended is worth an immediate new start.
    static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    readonly InstanceLock instance;
    readonly ServerFolder folder;
    readonly PostgresPackage package;
    readonly ServerAccount account;
    readonly LocalPostgresOptions options;
    readonly string socketFolder;
    readonly ILogger logger;
    readonly CancellationTokenSource stopping = new();
    readonly Task supervising;
    readonly Lock gate = new();
    Watchdog watchdog;

    LocalPostgresServer(InstanceLock instance, ServerFolder folder, PostgresPackage package, ServerAccount account, LocalPostgresOptions options, string socketFolder, Watchdog watchdog, ILogger logger)
    {
        this.instance = instance;
        this.folder = folder;
        this.package = package;
        this.account = account;
        this.options = options;
        this.socketFolder = socketFolder;
        this.watchdog = watchdog;
        this.logger = logger;
        ConnectionString = OwnDatabase.ConnectionString(socketFolder, options.MaxConnections);
        AdministratorConnectionString = OwnDatabase.AdministratorConnectionString(socketFolder);
        supervising = SuperviseAsync();
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

    /// <summary>The connection string of the server that an application runs on this data folder already, for its user or root; null where none runs.</summary>
    public static async Task<string?> FindAsync(LocalPostgresOptions options, CancellationToken cancellation)
    {
        var dataDirectory = Path.GetFullPath(options.DataDirectory);
        var folder = new ServerFolder(dataDirectory);
        // Without a lock on the folder the server is one that a crash left behind: it is ended, and another one started.
        return Directory.Exists(dataDirectory) && InstanceLock.IsHeld(dataDirectory) && await StrayServer.FindAsync(folder, cancellation) is not null && StrayServer.SocketFolderOf(folder) is { Length: > 0 } socket
            ? OwnDatabase.ConnectionString(socket, maxConnections: 5)
            : null;
    }

    static async Task<LocalPostgresServer> StartAsync(LocalPostgresOptions options, ServerFolder folder, PostgresPackage package, InstanceLock instance, ILogger logger, CancellationToken cancellation)
    {
        await EndStrayAsync(folder, logger, cancellation);
        var account = await ServerAccount.ChooseAsync(folder, package, cancellation);
        await Cluster.EnsureAsync(folder, package, account, options.Durable, cancellation);
        var socketFolder = await SocketFolder.CreateAsync(folder, account, cancellation);
        try
        {
            var watchdog = await LaunchAsync(folder, package, account, options, socketFolder, logger, cancellation);
            return new LocalPostgresServer(instance, folder, package, account, options, socketFolder, watchdog, logger);
        }
        catch
        {
            SocketFolder.Clear(socketFolder);
            throw;
        }
    }

    static async Task EndStrayAsync(ServerFolder folder, ILogger logger, CancellationToken cancellation)
    {
        if (await StrayServer.FindAsync(folder, cancellation) is { } stray)
        {
            LogStray(logger, stray);
            await StrayServer.StopAsync(folder, stray, cancellation);
        }
        StrayServer.ClearTraces(folder);
    }

    /// <summary>Starts the server on its files and returns when it answers.</summary>
    static async Task<Watchdog> LaunchAsync(ServerFolder folder, PostgresPackage package, ServerAccount account, LocalPostgresOptions options, string socketFolder, ILogger logger, CancellationToken cancellation)
    {
        var elapsed = Stopwatch.StartNew();
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
            throw;
        }
        LogStarted(logger, folder.Cluster, elapsed.ElapsedMilliseconds);
        return watchdog;
    }

    /// <summary>Tries until the server answers or ends; after a crash it may first have to recover, which takes as long as it takes.</summary>
    static async Task<NpgsqlConnection> ConnectAsync(string socketFolder, Watchdog watchdog, ServerLog log, ServerFolder folder, ILogger logger, CancellationToken cancellation)
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

    static bool IsStillStarting(NpgsqlException e) =>
        e is PostgresException postgres
            ? string.Equals(postgres.SqlState, PostgresErrorCodes.CannotConnectNow, StringComparison.Ordinal)
            : e.InnerException is SocketException or IOException or TimeoutException;

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
                return;
            stopping.Cancel();
        }
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        await watchdog.StopAsync(ShutdownPatience);
        await supervising;
        // Still there only if somebody ended the watchdog, or if the server hangs.
        if (await StrayServer.FindAsync(folder, CancellationToken.None) is { } left)
            await StrayServer.StopAsync(folder, left, CancellationToken.None);
        watchdog.Dispose();
        SocketFolder.Clear(socketFolder);
        instance.Dispose();
        stopping.Dispose();
        LogStopped(logger);
    }

    // Starts it again whenever it ends by itself: at once after a steady run, else after pauses that grow.
    async Task SuperviseAsync()
    {
        var pause = FirstPause;
        while (true)
        {
            var run = Stopwatch.StartNew();
            var code = await watchdog.ExitedAsync();
            if (stopping.IsCancellationRequested)
                return;
            if (run.Elapsed > Steady)
                pause = FirstPause;
            LogEnded(logger, code, folder.Log);
            do
            {
                try
                {
                    await Task.Delay(pause, stopping.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            while (!await RelaunchAsync());
        }
    }

    async Task<bool> RelaunchAsync()
    {
        try
        {
            // To the end, also when this shuts down meanwhile: half stopped, it could not be told from one that has stopped.
            await EndStrayAsync(folder, logger, CancellationToken.None);
            var watchdog = await LaunchAsync(folder, package, account, options, socketFolder, logger, stopping.Token);
            if (!Adopt(watchdog))
            {
                await watchdog.StopAsync(ShutdownPatience);
                watchdog.Dispose();
                return true;
            }
            // Connections to the one before are of no use any more.
            await using var pooled = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(pooled);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception e) when (e is LocalPostgresException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            LogNotRestarted(logger, e.Message);
            return false;
        }
    }

    // From here on it is this one that a shutdown ends; false when that has begun already.
    bool Adopt(Watchdog watchdog)
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
                return false;
            this.watchdog.Dispose();
            this.watchdog = watchdog;
            return true;
        }
    }

    [LoggerMessage(2000, LogLevel.Information, "The private PostgreSQL runs on {Folder} (started in {Milliseconds} ms)")]
    static partial void LogStarted(ILogger logger, string folder, long milliseconds);

    [LoggerMessage(2001, LogLevel.Information, "The private PostgreSQL has shut down")]
    static partial void LogStopped(ILogger logger);

    [LoggerMessage(2002, LogLevel.Warning, "A PostgreSQL that a crash left behind (process {Process}) is being stopped")]
    static partial void LogStray(ILogger logger, int process);

    [LoggerMessage(2003, LogLevel.Information, "The private PostgreSQL is still starting: after a crash it first recovers its data")]
    static partial void LogRecovering(ILogger logger);

    [LoggerMessage(2004, LogLevel.Error, "The private PostgreSQL ended by itself with code {Code} and is started again; its log is {Log}")]
    static partial void LogEnded(ILogger logger, int code, string log);

    [LoggerMessage(2005, LogLevel.Error, "The private PostgreSQL could not be started again, which is tried further: {Reason}")]
    static partial void LogNotRestarted(ILogger logger, string reason);
}
