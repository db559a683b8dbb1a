using System.Diagnostics;
using System.Globalization;

namespace JourneyMapper.Data.Tests.LocalPostgres;

/// <summary>Looks at processes through /proc.</summary>
static class Processes
{
    /// <summary>True while it runs; a process that has ended and waits to be collected by its parent does not.</summary>
    public static bool IsRunning(int process) => Status(process) is { State: not "Z" };

    public static async Task WaitForEndAsync(int process)
    {
        var waited = Stopwatch.StartNew();
        while (IsRunning(process))
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15), $"process {process} still runs");
            await Task.Delay(20);
        }
    }

    /// <summary>Sends a signal, by its name.</summary>
    public static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>Kills the shells that watch over a server, so that nothing is left that would stop it.</summary>
    public static void KillWatchdogOf(int server)
    {
        var session = Status(server)!.Session;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process)
                && Status(process) is { Name: "sh", State: not "Z" } status && status.Session == session)
            {
                using var shell = Process.GetProcessById(process);
                shell.Kill();
            }
        }
    }

    static ProcessStatus? Status(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessStatus(text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..text.LastIndexOf(')')], fields[0], fields[3]);
        }
        catch (IOException)
        {
            return null;
        }
    }

    sealed record ProcessStatus(string Name, string State, string Session);
}
