using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// Twenty people make an edit a second each, for five minutes, on two nodes: from an edit's submission until the other node has it. Against two people. The run fails when in the end any map is another one than the
/// database has, or an edit is lost or there twice.
/// </summary>
sealed class WorkshopOfTwenty : Measurement
{
    const int Touchpoints = 200;
    const int Many = 20;
    const int Few = 2;

    public override string Name => "workshop";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var (duration, each) = (quick ? TimeSpan.FromSeconds(20) : TimeSpan.FromMinutes(5), quick ? 1 : 5);
        await using var many = await Workshop.OpenAsync(await bench.NewDatabaseAsync("many"), Touchpoints, Many);
        await using var few = await Workshop.OpenAsync(await bench.NewDatabaseAsync("few"), Touchpoints, Few);
        List<TimeSpan> ofMany = [], ofFew = [];
        // In turns, so that a noisy minute of the machine hurts both.
        for (var turn = 0; turn < each; turn++)
        {
            ofMany.AddRange(await many.EditAsync(duration / each));
            ofFew.AddRange(await few.EditAsync(duration / each));
        }

        var edits = string.Create(CultureInfo.InvariantCulture, $"{ofMany.Count} edits of {Many} people in {duration.TotalMinutes:0.#} minutes on two nodes, nothing lost or doubled: until the other node has an edit");
        return [Row.Of($"{edits}, against {Few} people (p95)", new Samples(ofMany).P95, new Samples(ofFew).P95, Target.AtMost(2)),
                Row.Beside("The same (median)", new Samples(ofMany).Median, new Samples(ofFew).Median)];
    }
}
