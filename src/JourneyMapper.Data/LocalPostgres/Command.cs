using System.ComponentModel;
using System.Diagnostics;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>Runs a program to its end, in the bare surroundings that PostgreSQL's programs need.</summary>
static class Command
{
    const string SystemPath = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

    public sealed record Result(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    /// <summary>Starts from an environment of our own: a PGDATA or PGOPTIONS of the user's must not reach the server, and messages stay English.</summary>
    public static ProcessStartInfo Describe(IEnumerable<string> words)
    {
        var all = words.ToList();
        var info = new ProcessStartInfo(all[0], all.Skip(1))
        {
            // The caller's folder may be closed to the server's account.
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Clear();
        info.Environment["PATH"] = SystemPath;
        info.Environment["LC_ALL"] = "C";
        return info;
    }

    /// <summary>What it printed on both outputs, and how it ended; a program that cannot be started ends with 127, as in a shell.</summary>
    public static async Task<Result> RunAsync(IEnumerable<string> words, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Describe(words) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new Result(127, e.Message);
        }
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var text = await output + await errors;
            await process.WaitForExitAsync(cancellation);
            return new Result(process.ExitCode, text);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>The full path of a system program, or null.</summary>
    public static string? Find(string program) =>
        SystemPath.Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
