using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// What an edit costs the server's processor while a crowd has the map open, against its author alone: reading the call, committing, telling all boards,
/// rendering the difference for each of them, sending it, and hearing that it was drawn. All boards are those of real tabs.
/// </summary>
sealed class CrowdAgainstOne : Measurement
{
    const int Touchpoints = 500;
    const int Crowd = 50;

    // The processor's time is counted in hundredths of a second: one edit is too little to be told.
    const int Together = 10;

    public override string Name => "crowd";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var application = await bench.ApplicationAsync();
        await using var alone = await SharedMap.OpenAsync(application, new LargeJourney(seed: 5).Create(Touchpoints), readers: 0);
        await using var crowd = await SharedMap.OpenAsync(application, new LargeJourney(seed: 6).Create(Touchpoints), readers: Crowd - 1);
        var (warmUps, rounds) = quick ? (1, 3) : (4, 15);
        var times = await Interleaved.RunAsync(warmUps, rounds, () => ProcessorAsync(crowd), () => ProcessorAsync(alone));
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"Server’s processor time of an edit on {Touchpoints} touchpoints, {Crowd} boards against one (median)"), times[0].Median, times[1].Median, Target.AtMost(3))];

        async Task<TimeSpan> ProcessorAsync(SharedMap map)
        {
            var begin = application.ProcessorTime;
            for (var i = 0; i < Together; i++)
                await map.EditAsync();
            return (application.ProcessorTime - begin) / Together;
        }
    }
}
