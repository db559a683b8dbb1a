using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>The short run of what <c>benchmarks -- faults</c> does a thousand times.</summary>
[Collection(RunningApplication.AloneCollection)]
public sealed class CrashTests(RunningApplication application)
{
    [Fact]
    public async Task A_database_and_a_machine_that_stand_still_lose_and_double_no_confirmed_edit()
    {
        await using var run = await CrashRun.StartAsync(application.Browser, programs: 4, seed: 20261202);
        var report = await run.KillAsync([Victim.FrozenDatabase, Victim.FrozenMachine]);

        report.Problems.ShouldBeEmpty(report.ToString());
        (report.Lost, report.Doubled).ShouldBe((0, 0));
        report.LongestWait.ShouldBeGreaterThan(TimeSpan.FromSeconds(30), "Otherwise nothing stood still.");
    }

    [Fact]
    public async Task Killing_the_application_and_PostgreSQL_under_load_loses_and_doubles_no_confirmed_edit()
    {
        await using var run = await CrashRun.StartAsync(application.Browser, programs: 12, seed: 20261201);
        var report = await run.KillAsync(
        [
            Victim.Application, Victim.Database, Victim.Application, Victim.Both, Victim.Database,
            Victim.Application, Victim.Database, Victim.Application, Victim.Both, Victim.Database,
        ]);

        report.Problems.ShouldBeEmpty(report.ToString());
        (report.Lost, report.Doubled).ShouldBe((0, 0));
        // Otherwise this run would prove nothing.
        report.Acknowledged.ShouldBeGreaterThan(100);
        report.Repeated.ShouldBeGreaterThan(10);
    }
}
