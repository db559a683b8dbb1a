using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>The server’s live heap: what two hundred circuits on forty maps add to it, against as many on a map without touchpoints, and what is left of ten thousand that were opened and closed.</summary>
sealed class HeapOfCircuits : Measurement
{
    const int Maps = 40;
    const int Touchpoints = 20;
    const int AtOnce = 4;

    // Blazor gives up after a minute what it has asked a browser that is gone, and holds the circuit until then.
    static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(65);

    public override string Name => "heap";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var (open, closed) = quick ? (40, 400) : (200, 10_000);
        await using var server = await CircuitServer.StartAsync(await bench.NewDatabaseAsync("heap"));
        var empty = new Journey { Id = Guid.CreateVersion7(), Title = "Nothing yet" };
        await server.AddAsync(empty);
        List<Guid> maps = [];
        for (var i = 0; i < Maps; i++)
        {
            var journey = new LargeJourney(seed: 100 + i).Create(Touchpoints);
            await server.AddAsync(journey);
            maps.Add(journey.Id);
        }

        // Rooms of all maps stay for a while, and what is made once is made.
        await ChurnAsync(server, maps, Maps * 2);
        var ofEmpty = await AddedAsync(server, [empty.Id], open);
        var ofMaps = await AddedAsync(server, maps, open);
        await Task.Delay(GivenUp);
        var before = await server.HeapAsync();
        await ChurnAsync(server, maps, closed);
        await Task.Delay(GivenUp);
        var after = await server.HeapAsync();
        return
        [
            Row.OfMegabytes(Title($"Live heap that {open} circuits on {Maps} maps of {Touchpoints} touchpoints add, against {open} on an empty map"), ofMaps, ofEmpty, Target.AtMost(2)),
            Row.OfMegabytes(Title($"Live heap after {closed} circuits were opened and closed, against before"), after, before, Target.AtMost(1.1)),
        ];
    }

    static async Task<long> AddedAsync(CircuitServer server, IReadOnlyList<Guid> maps, int count)
    {
        var before = await server.HeapAsync();
        List<Circuit> circuits = [];
        for (var i = 0; i < count; i++)
            circuits.Add(await server.OpenMapAsync(maps[i % maps.Count]));
        var with = await server.HeapAsync();
        foreach (var circuit in circuits)
            await circuit.DisposeAsync();
        return with - before;
    }

    static Task ChurnAsync(CircuitServer server, IReadOnlyList<Guid> maps, int count) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            await using var circuit = await server.OpenMapAsync(maps[i % maps.Count]);
        });

    static string Title(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
