using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// The server's time for one edit, on a large map against a small one: from the message that leaves one tab to the message with the
/// change that reaches another. Taken at the connections of two real tabs, because then it holds all that the server does (reading the
/// call, the edit, the commit, telling both boards, rendering the difference for each of them, sending it) and nothing that browsers do,
/// where drawing a large page takes longer for reasons of their own.
/// </summary>
sealed class EditBySize : Measurement
{
    const int Large = Limits.Touchpoints;
    const int Small = 50;

    public override string Name => "size";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var application = await bench.ApplicationAsync();
        await using var large = await SharedMap.OpenAsync(application, new LargeJourney(seed: 2).Create(Large));
        await using var small = await SharedMap.OpenAsync(application, new LargeJourney(seed: 3).Create(Small));
        var (warmUps, rounds) = quick ? (5, 15) : (40, 200);
        var times = await Interleaved.RunAsync(warmUps, rounds, large.EditAsync, small.EditAsync);
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"Server time of an edit with {Large} touchpoints against {Small} (median)"), times[0].Median, times[1].Median, Target.AtMost(2))];
    }
}
