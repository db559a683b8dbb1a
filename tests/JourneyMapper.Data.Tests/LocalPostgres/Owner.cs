using System.Diagnostics;

namespace JourneyMapper.Data.Tests.LocalPostgres;

/// <summary>Another process that owns a private server, to be ended in unfriendly ways.</summary>
sealed class Owner : IDisposable
{
    /// <summary>Told nothing, the program ends at once with this.</summary>
    public const int ExitCodeWithoutArguments = 2;

    readonly Process process;

    Owner(Process process, string firstLine)
    {
        this.process = process;
        FirstLine = firstLine;
    }

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "JourneyMapper.Data.Tests.Host.dll");

    public int Id => process.Id;

    /// <summary>The connection string, or the sentence that says why there is none.</summary>
    public string FirstLine { get; }

    /// <summary>Starts it and waits for its first line.</summary>
    /// <param name="dataDirectory">The data folder of its server.</param>
    /// <param name="packagesDirectory">Where it takes the server from.</param>
    /// <param name="launcher">The words that start it as another user, if any.</param>
    public static async Task<Owner> StartAsync(string dataDirectory, string packagesDirectory, IReadOnlyList<string>? launcher = null)
    {
        string[] words = [.. launcher ?? [], "dotnet", Program, dataDirectory, packagesDirectory];
        var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        return new Owner(process, await process.StandardOutput.ReadLineAsync() ?? "");
    }

    /// <summary>Ends it so that it can do nothing about it.</summary>
    public void Crash()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Its exit code, after it was asked to end or has ended by itself.</summary>
    public async Task<int> EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Crash();
        process.Dispose();
    }
}
