using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Keeps one browser ready: starts it when it is first wanted, replaces it after a crash, closes it when nobody wants it for a while.</summary>
sealed partial class WarmBrowser : IAsyncDisposable
{
    readonly PrintingOptions options;
    readonly BrowserInstallation installation;
    readonly ILogger<WarmBrowser> logger;
    readonly SemaphoreSlim gate = new(1);
    readonly Timer idle;
    BrowserProcess? browser;
    int users;
    bool disposed;

    public WarmBrowser(IOptions<PrintingOptions> options, BrowserInstallation installation, ILogger<WarmBrowser> logger)
    {
        this.options = options.Value;
        this.installation = installation;
        this.logger = logger;
        idle = new Timer(_ => _ = CloseIdleAsync());
    }

    /// <summary>The process that is running now, or null.</summary>
    public int? ProcessId => browser?.Id;

    /// <summary>Gives the browser, started if need be. Each call is paired with one of <see cref="Return"/>.</summary>
    /// <exception cref="PrintException">There is none that starts.</exception>
    public async Task<DevToolsConnection> BorrowAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (browser is not { Connection.IsOpen: true })
            {
                await CloseAsync();
                browser = await StartAsync(cancellation);
            }
            Interlocked.Increment(ref users);
            return browser.Connection;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Return()
    {
        if (Interlocked.Decrement(ref users) == 0 && !disposed)
            idle.Change(options.IdleTimeout, Timeout.InfiniteTimeSpan);
    }

    async Task<BrowserProcess> StartAsync(CancellationToken cancellation)
    {
        var sandbox = options.Sandbox ?? !Environment.IsPrivilegedProcess;
        PrintException? first = null;
        using var candidates = installation.Find().GetEnumerator();
        // On another thread: unpacking blocks for seconds the first time.
        while (await Task.Run(candidates.MoveNext, cancellation))
        {
            try
            {
                var browser = await BrowserProcess.StartAsync(candidates.Current, sandbox, cancellation);
                LogStarted(candidates.Current.Path, browser.Id);
                return browser;
            }
            catch (PrintException e)
            {
                LogUnusable(e, candidates.Current.Path);
                first ??= e;
            }
        }
        throw first ?? new PrintException(PrintFailure.NoBrowser, "No Chromium, Chrome or Edge was found. Install one, or set JourneyMapper:Browser:Path.");
    }

    async Task CloseIdleAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (Volatile.Read(ref users) == 0)
                await CloseAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    async Task CloseAsync()
    {
        if (this.browser is not { } browser)
            return;
        this.browser = null;
        LogClosed(browser.Id);
        await browser.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync();
        try
        {
            disposed = true;
            await idle.DisposeAsync();
            await CloseAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "The browser {Path} runs for printing as process {ProcessId}.")]
    partial void LogStarted(string path, int processId);

    [LoggerMessage(4002, LogLevel.Warning, "The browser {Path} cannot be used for printing.")]
    partial void LogUnusable(Exception exception, string path);

    [LoggerMessage(4003, LogLevel.Information, "The browser for printing, process {ProcessId}, closes.")]
    partial void LogClosed(int processId);
}
