using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>Edits of two people on two nodes, from the submission until the other node has it, while ten threads a second are begun about the same map, against the same without them.</summary>
sealed class EditsBesideComments : Measurement
{
    const int Touchpoints = 200;
    const int People = 2;
    const int PerSecond = 10;

    public override string Name => "comments";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var (turns, each) = (quick ? 1 : 6, TimeSpan.FromSeconds(quick ? 10 : 25));
        await using var workshop = await Workshop.OpenAsync(await bench.NewDatabaseAsync("comments"), Touchpoints, People);
        await workshop.EditAsync(TimeSpan.FromSeconds(5));
        List<TimeSpan> beside = [], alone = [];
        for (var turn = 0; turn < turns; turn++)
        {
            using var enough = new CancellationTokenSource();
            var talking = workshop.TalkAsync(PerSecond, enough.Token);
            beside.AddRange(await workshop.EditAsync(each));
            await enough.CancelAsync();
            await talking;
            alone.AddRange(await workshop.EditAsync(each));
        }

        var title = string.Create(CultureInfo.InvariantCulture, $"{beside.Count} edits while {PerSecond} comments a second are written about the same map, against edits alone");
        return [Row.Of($"{title} (p95)", new Samples(beside).P95, new Samples(alone).P95, Target.AtMost(1.2)), Row.Beside("The same (median)", new Samples(beside).Median, new Samples(alone).Median)];
    }
}
