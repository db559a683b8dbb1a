using System.Globalization;
using JourneyMapper.Browser.Tests.Faults;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>This build takes the place of another one on one database under load: <c>upgrade FOLDER [--seconds N]</c>, where the folder holds the other's <c>JourneyMapper.Web.dll</c>.</summary>
static class Upgrade
{
    const int Programs = 12;

    /// <summary>Prints the report. The exit code is 1 where an edit was lost or doubled, or a request failed.</summary>
    public static async Task<int> RunAsync(string previous, string[] arguments)
    {
        var load = TimeSpan.FromSeconds(Array.IndexOf(arguments, "--seconds") is >= 0 and var at ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : 20);
        await using var run = await UpgradeRun.StartAsync(Programs, Path.GetFullPath(previous));
        Tell("the release before alone", run);
        await Task.Delay(load);
        var next = await run.StartNodeAsync();
        Tell("this one has migrated and is ready beside it", run);
        await Task.Delay(load);
        run.Lead(run.First, next);
        Tell("both serve", run);
        List<TimeSpan> forth = [], back = [];
        for (var i = 0; i < 20; i++)
        {
            forth.Add(await run.SeenAsync(run.First, next));
            back.Add(await run.SeenAsync(next, run.First));
        }

        await Task.Delay(load);
        run.Lead(next);
        var code = await UpgradeRun.DrainAsync(run.First);
        Tell($"the release before has ended with code {code}", run);
        await Task.Delay(load);
        var report = await run.FinishAsync();
        Console.WriteLine(report);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"- {run.Failures} requests failed; an edit on the release before is read on this one after {Describe(forth)}, the other way after {Describe(back)}"));
        Console.WriteLine(Surroundings.Describe());
        return report.Problems.Count == 0 && run.Failures == 0 ? 0 : 1;
    }

    static void Tell(string what, UpgradeRun run) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss} {what}; {run.Failures} requests failed so far"));

    static string Describe(List<TimeSpan> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2].TotalMilliseconds:0} ms (median; longest {times[^1].TotalMilliseconds:0} ms)");
    }
}
