using System.Globalization;
using JourneyMapper.Browser.Tests.Faults;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>Kills the application and its PostgreSQL again and again under load: <c>faults [--kills N] [--seed N]</c>.</summary>
static class Faults
{
    const int Programs = 12;

    /// <summary>Prints the report. The exit code is 1 where anything was lost or doubled.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (kills, seed) = (Number(arguments, "--kills", 1000), Number(arguments, "--seed", 1));
        var random = new Random(seed);
        await using var browser = await Browser.Tests.Running.Browser.StartAsync();
        await using var run = await CrashRun.StartAsync(browser, Programs, seed);
        // Half of them the application, four of ten the database, the rest both at once.
        var victims = Enumerable.Range(0, kills).Select(_ => random.Next(10) switch { < 5 => Victim.Application, < 9 => Victim.Database, _ => Victim.Both }).ToList();
        var report = await run.KillAsync(victims, (killed, victim) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss} {killed} of {kills}: {victim}")));
        Console.WriteLine(report);
        Console.WriteLine(Surroundings.Describe());
        return report.Problems.Count == 0 ? 0 : 1;
    }

    static int Number(string[] arguments, string name, int usual)
    {
        var at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length && int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
    }
}
