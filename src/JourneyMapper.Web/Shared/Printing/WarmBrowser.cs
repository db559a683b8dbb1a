using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Keeps one browser ready: starts it when it is first wanted, replaces it after a crash, closes it when nobody wants it for a while.</summary>
sealed partial class WarmBrowser : IAsyncDisposable
{
    readonly PrintingOptions _options;
    readonly BrowserInstallation _installation;
    readonly ILogger<WarmBrowser> _logger;
    readonly SemaphoreSlim _gate = new(1);
    readonly Timer _idle;
    BrowserProcess? _browser;
    int _users;
    bool _disposed;

    public WarmBrowser(IOptions<PrintingOptions> options, BrowserInstallation installation, ILogger<WarmBrowser> logger)
    {
        _options = options.Value;
        _installation = installation;
        _logger = logger;
        _idle = new Timer(_ => _ = CloseIdleAsync());
    }

    /// <summary>The process that is running now, or null.</summary>
    public int? ProcessId => _browser?.Id;

    /// <summary>Gives the browser, started if need be. Each call is paired with one of <see cref="Return"/>.</summary>
    /// <exception cref="PrintException">There is none that starts.</exception>
    public async Task<DevToolsConnection> BorrowAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_browser is not { Connection.IsOpen: true })
            {
                await CloseAsync();
                _browser = await StartAsync(cancellation);
            }
            Interlocked.Increment(ref _users);
            return _browser.Connection;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Return()
    {
        if (Interlocked.Decrement(ref _users) == 0 && !_disposed)
            _idle.Change(_options.IdleTimeout, Timeout.InfiniteTimeSpan);
    }

    async Task<BrowserProcess> StartAsync(CancellationToken cancellation)
    {
        var sandbox = _options.Sandbox ?? !Environment.IsPrivilegedProcess;
        PrintException? first = null;
        using var candidates = _installation.Find().GetEnumerator();
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
        await _gate.WaitAsync();
        try
        {
            if (Volatile.Read(ref _users) == 0)
                await CloseAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    async Task CloseAsync()
    {
        if (_browser is not { } browser)
            return;
        _browser = null;
        LogClosed(browser.Id);
        await browser.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            _disposed = true;
            await _idle.DisposeAsync();
            await CloseAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "The browser {Path} runs for printing as process {ProcessId}.")]
    partial void LogStarted(string path, int processId);

    [LoggerMessage(4002, LogLevel.Warning, "The browser {Path} cannot be used for printing.")]
    partial void LogUnusable(Exception exception, string path);

    [LoggerMessage(4003, LogLevel.Information, "The browser for printing, process {ProcessId}, closes.")]
    partial void LogClosed(int processId);
}
