using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>The built application as a process of its own, as it runs in production.</summary>
sealed class Server : IAsyncDisposable
{
    static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    // Below the half minute that a server waits, unless told otherwise, for pages that do not let go of it.
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(25);

    readonly Process process;
    readonly ConcurrentQueue<string> output = new();

    Server(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>The operating system's number for it.</summary>
    public int ProcessId => process.Id;

    /// <summary>How much of the processors it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Whether it has ended, by itself or not.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>All that it has printed.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Starts the application and waits until it is ready.</summary>
    /// <param name="settings">Configuration as environment variables, on top of the few that every test needs.</param>
    /// <param name="port">Where; null: any free port.</param>
    /// <param name="other">The folder of another build of the application; null: the one that the tests were built with.</param>
    public static async Task<Server> StartAsync(IReadOnlyDictionary<string, string> settings, int? port = null, string? other = null)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port ?? FreePort()}"));
        var project = Path.Combine(Repository.Root, "src", "JourneyMapper.Web");
        // The tests are built as the application is: …/bin/Debug/net10.0.
        var built = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        var folder = other ?? Path.Combine([project, .. built]);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "JourneyMapper.Web.dll")])
        {
            // What is published has its files beside it; what is only built has them in the sources.
            WorkingDirectory = other is null ? project : Directory.Exists(Path.Combine(folder, "wwwroot")) ? folder : Path.GetFullPath(Path.Combine(folder, "../../..")),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = address.OriginalString,
                // All tests come from one address.
                ["JourneyMapper__SignInAttemptsPerMinute"] = "100000",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var server = new Server(Process.Start(start)!, address);
        try
        {
            await server.ReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to end, as a service manager would, and waits for that.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(StopPatience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Ends the application alone, as one that crashes: what it has started has to notice by itself.</summary>
    public async Task CrashAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            try
            {
                await StopAsync();
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync(client))
        {
            if (process.HasExited || waited.Elapsed > StartPatience)
                throw new InvalidOperationException($"The application did not start:\n{Output}");
            await Task.Delay(100);
        }
    }

    static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    void Keep(string? line)
    {
        if (line is not null)
            output.Enqueue(line);
    }
}
