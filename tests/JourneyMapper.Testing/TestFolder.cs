using System.Diagnostics;
using System.Globalization;

namespace JourneyMapper.Testing;

/// <summary>A private folder (0700) for tests, removed when disposed or when the process ends, however it ends.</summary>
public sealed class TestFolder : IDisposable
{
    // Waits for the end of its input, which is the end of this process, then for the servers in the folders, then removes them.
    const string JanitorScript = """
        trap '' HUP INT QUIT TERM
        while read -r line; do :; done
        tries=0
        while [ $tries -lt 100 ] && ls "$1"*/postgres/*/postmaster.pid "$1"*/*/postgres/*/postmaster.pid 2>/dev/null | grep -q .; do
            tries=$((tries + 1)); sleep 0.1
        done
        rm -rf "$1"*
        """;

    static readonly string Prefix = string.Create(CultureInfo.InvariantCulture, $"journeymapper-test-{Environment.ProcessId}-");
    static readonly Lazy<Process> Janitor = new(StartJanitor);

    readonly DirectoryInfo folder;

    public TestFolder()
    {
        _ = Janitor.Value;
        folder = Directory.CreateTempSubdirectory(Prefix);
    }

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    static Process StartJanitor() =>
        Process.Start(new ProcessStartInfo("/bin/sh", ["-c", JanitorScript, "sh", System.IO.Path.Combine(System.IO.Path.GetTempPath(), Prefix)])
        {
            RedirectStandardInput = true,
            // Not the test run's own outputs, which would stay open as long as the janitor lives.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
}
