using System.Diagnostics;
using System.Globalization;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>A server that still runs on our cluster although nobody holds it any more.</summary>
static class StrayServer
{
    const int SocketFolderLine = 4;

    // Above every system's largest process number.
    const string NobodysNumber = "2147483647";

    // A fast shutdown writes everything out; an immediate one leaves that to the recovery at the next start.
    static readonly (string Signal, TimeSpan Patience)[] Steps =
        [("INT", TimeSpan.FromSeconds(30)), ("QUIT", TimeSpan.FromSeconds(10)), ("KILL", TimeSpan.FromSeconds(5))];

    /// <summary>The process number of the server that runs on this cluster, or null.</summary>
    public static async Task<int?> FindAsync(ServerFolder folder, CancellationToken cancellation)
    {
        var number = ReadProcessFile(folder).FirstOrDefault();
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && await IsServerOfAsync(folder, process, cancellation)
            ? process
            : null;
    }

    /// <summary>Stops it: first so that it writes everything out, then harder. Returns when it is gone.</summary>
    public static async Task StopAsync(ServerFolder folder, int process, CancellationToken cancellation)
    {
        foreach (var (signal, patience) in Steps)
        {
            await Command.RunAsync(["/bin/sh", "-c", """kill -s "$1" "$2" """, "sh", signal, process.ToString(CultureInfo.InvariantCulture)], cancellation);
            var waited = Stopwatch.StartNew();
            while (waited.Elapsed < patience)
            {
                if (!await IsServerOfAsync(folder, process, cancellation) && !IsEnding(process))
                    return;
                await Task.Delay(20, cancellation);
            }
        }
        throw new LocalPostgresException($"A PostgreSQL that a crash left behind (process {process}) does not end: stop it, then start JourneyMapper again.");
    }

    /// <summary>
    /// Makes a new server believe what <see cref="FindAsync"/> has found out: that the one before is gone. It would refuse to start
    /// if the old process number, after a power cut say, belonged to another program of the same user by now.
    /// </summary>
    public static void ClearTraces(ServerFolder folder)
    {
        // The server reads whatever is there.
        RegularFile.DeleteOther(folder.ProcessFile);
        var lines = ReadProcessFile(folder);
        if (lines.Length == 0)
            return;
        if (lines.ElementAtOrDefault(SocketFolderLine) is { Length: > 0 } socketFolder)
            SocketFolder.Clear(socketFolder);
        // Not deleted: the file also names the shared memory by which the server notices children that outlived their parent.
        lines[0] = NobodysNumber;
        File.WriteAllLines(folder.ProcessFile, lines);
    }

    static string[] ReadProcessFile(ServerFolder folder) => RegularFile.ReadLines(folder.ProcessFile);

    // Whoever ends gives back its memory first, its command with it, and is there for a moment longer. (Z and X: it has ended.)
    static bool IsEnding(int process)
    {
        var folder = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            if (!OperatingSystem.IsLinux() || File.ReadAllText($"{folder}/cmdline").Length > 0)
                return false;
            var status = File.ReadAllText($"{folder}/stat");
            return status[status.LastIndexOf(')')..].Split(' ')[1] is not ("Z" or "X");
        }
        catch (IOException)
        {
            return false;
        }
    }

    // A number alone proves nothing, it may long belong to another program: the command must name our cluster.
    static async Task<bool> IsServerOfAsync(ServerFolder folder, int process, CancellationToken cancellation)
    {
        var number = process.ToString(CultureInfo.InvariantCulture);
        if (!OperatingSystem.IsLinux())
            return (await Command.RunAsync(["ps", "-ww", "-o", "command=", "-p", number], cancellation)).Output.Contains(folder.Cluster, StringComparison.Ordinal);
        try
        {
            var words = (await File.ReadAllTextAsync($"/proc/{number}/cmdline", cancellation)).Split('\0');
            return words.Contains(folder.Cluster, StringComparer.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
