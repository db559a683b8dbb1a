using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// Circuits of the running application, without browsers: twenty on one map that make an edit a second each, and two hundred on forty maps with an edit each five seconds, both against two on one map.
/// From sending an edit until it is drawn in the circuit beside. The run fails where a circuit is not told of an edit, or one that was confirmed is not stored.
/// </summary>
sealed class EditorsInCircuits : Measurement
{
    const int Few = 2;
    const int Many = 20;
    const int Maps = 40;
    const int OfEachMap = 5;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public override string Name => "circuits";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var (duration, turns) = (quick ? TimeSpan.FromSeconds(20) : TimeSpan.FromMinutes(5), quick ? 1 : 5);
        await using var server = await CircuitServer.StartAsync(await bench.NewDatabaseAsync("circuits"));
        CircuitServer[] nodes = [server];
        List<TimeSpan> ofFew = [], ofMany = [], toAll = [], spread = [], ofFewBeside = [];
        await using (var few = await CircuitEditors.OpenAsync(nodes, 1, Few, seed: 1))
        await using (var many = await CircuitEditors.OpenAsync(nodes, 1, Many, seed: 2))
        {
            // Once through everything first: code that runs for the first time is slow.
            await few.EditAsync(Second * 5, Second, server);
            await many.EditAsync(Second * 5, Second, server);
            for (var turn = 0; turn < turns; turn++)
            {
                var (next, all) = await many.EditAsync(duration / turns, Second, server);
                ofMany.AddRange(next);
                toAll.AddRange(all);
                ofFew.AddRange((await few.EditAsync(duration / turns, Second, server)).Next);
            }
        }

        await using (var few = await CircuitEditors.OpenAsync(nodes, 1, Few, seed: 3))
        await using (var many = await CircuitEditors.OpenAsync(nodes, Maps, OfEachMap, seed: 4))
        {
            for (var turn = 0; turn < turns; turn++)
            {
                spread.AddRange((await many.EditAsync(duration / turns, Second * 5, server)).Next);
                ofFewBeside.AddRange((await few.EditAsync(duration / turns, Second, server)).Next);
            }
        }

        var (manyTimes, fewTimes, spreadTimes, besideTimes) = (new Samples(ofMany), new Samples(ofFew), new Samples(spread), new Samples(ofFewBeside));
        return
        [
            Row.Of(Title($"{ofMany.Count} edits of {Many} circuits on one map, one a second each, until the circuit beside has drawn it, against {Few} circuits (p95)"), manyTimes.P95, fewTimes.P95, Target.AtMost(2)),
            Row.Beside("The same (median)", manyTimes.Median, fewTimes.Median),
            Row.Beside(Title($"Until all {Many} have drawn it (p95)"), new Samples(toAll).P95, fewTimes.P95),
            Row.Of(Title($"{spread.Count} edits of {Maps * OfEachMap} circuits on {Maps} maps, one in five seconds each, against {Few} circuits on one (p95)"), spreadTimes.P95, besideTimes.P95, Target.AtMost(2)),
            Row.Beside("The same (median)", spreadTimes.Median, besideTimes.Median),
        ];
    }

    static string Title(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
