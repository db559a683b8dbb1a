using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>Two running applications on one database: from sending an edit until a circuit on the other one has drawn it, against a circuit on the same one.</summary>
sealed class EditsBetweenNodes : Measurement
{
    const int Circuits = 4;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public override string Name => "nodes";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var (duration, turns) = (quick ? TimeSpan.FromSeconds(20) : TimeSpan.FromMinutes(3), quick ? 1 : 3);
        var database = await bench.NewDatabaseAsync("nodes");
        await using var here = await CircuitServer.StartAsync(database);
        await using var there = await CircuitServer.StartAsync(database);
        // Every other circuit is on the other node: the one beside always is.
        await using var both = await CircuitEditors.OpenAsync([here, there], 1, Circuits, seed: 1);
        await using var one = await CircuitEditors.OpenAsync([here], 1, Circuits, seed: 2);
        await both.EditAsync(Second * 5, Second, here);
        await one.EditAsync(Second * 5, Second, here);
        List<TimeSpan> ofBoth = [], ofOne = [];
        for (var turn = 0; turn < turns; turn++)
        {
            ofBoth.AddRange((await both.EditAsync(duration / turns, Second, here)).Next);
            ofOne.AddRange((await one.EditAsync(duration / turns, Second, here)).Next);
        }

        var (other, same) = (new Samples(ofBoth), new Samples(ofOne));
        return
        [
            Row.Of(string.Create(CultureInfo.InvariantCulture, $"{ofBoth.Count} edits until a circuit on the other node has drawn it, against a circuit on the same node (p95)"), other.P95, same.P95, Target.AtMost(2)),
            Row.Beside("The same (median)", other.Median, same.Median),
        ];
    }
}
