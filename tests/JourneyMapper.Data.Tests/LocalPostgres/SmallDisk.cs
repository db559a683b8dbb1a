using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace JourneyMapper.Data.Tests.LocalPostgres;

/// <summary>Runs a command that finds a disk too small for a database in a folder; nobody else sees that disk.</summary>
static class SmallDisk
{
    const string Script = """mount -t tmpfs -o size=16m,mode=700 tmpfs "$1" && shift && exec "$@" """;

    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && CanMount();

    public static IReadOnlyList<string> Launcher(string folder) => ["unshare", "--mount", "/bin/sh", "-c", Script, "sh", folder];

    static bool CanMount()
    {
        var words = Launcher(Path.GetTempPath());
        using var process = Process.Start(new ProcessStartInfo(words[0], [.. words.Skip(1), "true"]) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A test on a full disk; skipped where the system does not let us mount one.</summary>
sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (!SmallDisk.IsAvailable)
            Skip = "Only root can mount a small disk.";
    }
}
