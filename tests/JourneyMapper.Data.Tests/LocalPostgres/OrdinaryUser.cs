using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace JourneyMapper.Data.Tests.LocalPostgres;

/// <summary>Runs things as a user without special rights: as ourselves, or as nobody when the tests run as root.</summary>
static class OrdinaryUser
{
    const string Nobody = "65534";

    /// <summary>The words before a command.</summary>
    public static IReadOnlyList<string> Launcher { get; } =
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--"] : [];

    /// <summary>Nobody cannot run the tests' programs when these lie in a folder of root's.</summary>
    public static bool CanRunOwner { get; } = Run([.. Launcher, "dotnet", Owner.Program]) == Owner.ExitCodeWithoutArguments;

    public static async Task GiveAsync(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        using var process = Process.Start("chown", ["-R", Nobody, folder]);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    static int Run(IReadOnlyList<string> words)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

/// <summary>A test that needs an ordinary user; skipped when we are root and the programs are out of that user's reach.</summary>
sealed class OrdinaryUserFactAttribute : FactAttribute
{
    public OrdinaryUserFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (!OrdinaryUser.CanRunOwner)
            Skip = "An ordinary user cannot reach the programs of this build.";
    }
}
