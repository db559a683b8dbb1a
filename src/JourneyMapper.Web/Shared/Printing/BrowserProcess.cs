using System.Diagnostics;
using System.Text;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// A running headless browser, driven over a pair of pipes. It ends when the pipes close, so also when this application is killed.
/// </summary>
sealed class BrowserProcess : IAsyncDisposable
{
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    readonly Process process;
    readonly BrowserProfile profile;
    readonly Task listening;
    readonly StringBuilder complaints = new();

    BrowserProcess(Process process, BrowserProfile profile)
    {
        this.process = process;
        this.profile = profile;
        listening = ListenAsync();
        Connection = new DevToolsConnection(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    public DevToolsConnection Connection { get; }

    public int Id => process.Id;

    /// <summary>Starts a browser and waits until it answers.</summary>
    /// <exception cref="PrintException">It does not start; the message says what it complained of.</exception>
    public static async Task<BrowserProcess> StartAsync(BrowserExecutable executable, bool sandbox, CancellationToken cancellation)
    {
        var profile = BrowserProfile.Create(executable);
        BrowserProcess? browser = null;
        try
        {
            var process = Process.Start(Describe(executable, profile, sandbox)) ?? throw new InvalidOperationException("No process was started.");
            browser = new BrowserProcess(process, profile);
            await browser.Connection.SendAsync("Browser.getVersion", cancellation: cancellation).WaitAsync(StartTimeout, cancellation);
            return browser;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var complaints = browser is null ? e.Message : await browser.ComplaintsAsync();
            await DiscardAsync(browser, profile);
            throw new PrintException(PrintFailure.NoBrowser, Explain(executable, complaints), e);
        }
        catch
        {
            await DiscardAsync(browser, profile);
            throw;
        }
    }

    static async Task DiscardAsync(BrowserProcess? browser, BrowserProfile profile)
    {
        if (browser is null)
            profile.Dispose();
        else
            await browser.DisposeAsync();
    }

    static string Explain(BrowserExecutable executable, string complaints) =>
        complaints.Contains("sandbox", StringComparison.OrdinalIgnoreCase)
            ? $"The browser {executable.Path} cannot start its sandbox here. Allow unprivileged user namespaces, or set JourneyMapper:Browser:Sandbox to false. It said: {complaints}"
            : $"The browser {executable.Path} does not start. It said: {complaints}";

    static ProcessStartInfo Describe(BrowserExecutable executable, BrowserProfile profile, bool sandbox)
    {
        // The browser reads requests from file 3 and writes answers to file 4; the shell puts our pipes there and becomes the browser.
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null", "sh", executable.Path },
        };
        foreach (var argument in Arguments(profile, sandbox))
            start.ArgumentList.Add(argument);
        profile.Apply(start.Environment);
        if (executable.Libraries is { } libraries)
        {
            start.Environment.TryGetValue("LD_LIBRARY_PATH", out var others);
            start.Environment["LD_LIBRARY_PATH"] = string.IsNullOrEmpty(others) ? libraries : $"{others}:{libraries}";
        }
        return start;
    }

    static IEnumerable<string> Arguments(BrowserProfile profile, bool sandbox)
    {
        string[] arguments =
        [
            "--headless",
            "--remote-debugging-pipe",
            $"--user-data-dir={profile.Directory}",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-gpu",
            "--hide-scrollbars",
            "--mute-audio",
            // Glyphs keep the distances of the font instead of those of a screen's pixels.
            "--font-render-hinting=none",
            // A container's /dev/shm is too small for large documents.
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--disable-breakpad",
            "--metrics-recording-only",
            "--password-store=basic",
            "--use-mock-keychain",
            // The second wall after the request gate: whatever gets past it finds no address.
            "--host-resolver-rules=MAP * ~NOTFOUND",
        ];
        return sandbox ? arguments : [.. arguments, "--no-sandbox"];
    }

    async Task ListenAsync()
    {
        // Read always, or the browser stops when the pipe is full; kept only from the start, where it says why it gives up.
        const int Enough = 4096;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (complaints)
            {
                if (complaints.Length < Enough)
                    complaints.AppendLine(line);
            }
        }
    }

    async Task<string> ComplaintsAsync()
    {
        await Task.WhenAny(listening, Task.Delay(TimeSpan.FromSeconds(1)));
        lock (complaints)
            return complaints.Length == 0 ? "nothing" : complaints.ToString().Trim();
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        using (var patience = new CancellationTokenSource(CloseTimeout))
        {
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
        process.Dispose();
        profile.Dispose();
    }
}
