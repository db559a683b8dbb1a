using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>Maps that several circuits have open, each of which writes into a touchpoint of its own.</summary>
sealed class CircuitEditors : IAsyncDisposable
{
    // More than any map has editors.
    const int Furthest = 1000;

    readonly List<Map> maps = [];

    CircuitEditors()
    {
    }

    /// <summary>Stores maps of twenty touchpoints and opens each of them in circuits, which are spread evenly over the nodes.</summary>
    public static async Task<CircuitEditors> OpenAsync(IReadOnlyList<CircuitServer> nodes, int maps, int circuitsOfEach, int seed)
    {
        const int Touchpoints = 20;
        var editors = new CircuitEditors();
        for (var i = 0; i < maps; i++)
        {
            var journey = new LargeJourney(seed + i).Create(Touchpoints);
            await nodes[0].AddAsync(journey);
            List<Editor> open = [];
            for (var at = 0; at < circuitsOfEach; at++)
            {
                var circuit = await nodes[at % nodes.Count].OpenMapAsync(journey.Id);
                open.Add(new(circuit, journey.Touchpoints[at]));
                await circuit.LookAsync(0, Touchpoints - 1);
            }

            editors.maps.Add(new(journey.Id, open, seed + i));
        }

        return editors;
    }

    /// <summary>Each circuit makes an edit now and then.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="pause">From the end of one edit to the next, on average.</param>
    /// <param name="node">Where all is stored. It fails where in the end anything that was confirmed is not.</param>
    /// <returns>From sending an edit until the next circuit of the same map has it drawn, and until all have.</returns>
    public async Task<(IReadOnlyCollection<TimeSpan> Next, IReadOnlyCollection<TimeSpan> All)> EditAsync(TimeSpan duration, TimeSpan pause, CircuitServer node)
    {
        ConcurrentBag<TimeSpan> next = [], all = [];
        var stop = Stopwatch.StartNew();
        await Task.WhenAll(maps.SelectMany(map => map.Editors.Select((_, at) => Task.Run(async () =>
        {
            // Each at its own times: editors of different maps do not know of one another.
            var random = new Random((map.Seed * Furthest) + at);
            await Task.Delay(pause * random.NextDouble());
            while (stop.Elapsed < duration)
            {
                var (ofNext, ofAll) = await map.EditAsync(at);
                next.Add(ofNext);
                all.Add(ofAll);
                await Task.Delay(pause * (0.5 + random.NextDouble()));
            }
        }))));
        foreach (var map in maps)
        {
            var stored = await node.StoredAsync(map.Journey);
            if (map.Editors.Find(editor => stored.Find(editor.Touchpoint)?.Action != editor.Text) is not null)
                throw new InvalidOperationException("An edit that was confirmed is not stored.");
        }

        return (next, all);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var editor in maps.SelectMany(map => map.Editors))
            await editor.Circuit.DisposeAsync();
    }

    sealed class Editor(Circuit circuit, Touchpoint touchpoint)
    {
        public Circuit Circuit => circuit;

        public Guid Touchpoint { get; } = touchpoint.Id;

        public string Text { get; private set; } = touchpoint.Action;

        public async Task WriteAsync(string text)
        {
            if (!await circuit.ChangeAsync(Touchpoint, nameof(Domain.Journeys.Touchpoint.Action), Text, text))
                throw new InvalidOperationException("An edit was not taken.");
            Text = text;
        }
    }

    sealed record Map(Guid Journey, List<Editor> Editors, int Seed)
    {
        public async Task<(TimeSpan Next, TimeSpan All)> EditAsync(int at)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"Written {Guid.NewGuid():N}");
            var others = Enumerable.Range(1, Editors.Count - 1).Select(i => Editors[(at + i) % Editors.Count].Circuit.SeenAsync(text)).ToList();
            var begin = Stopwatch.GetTimestamp();
            await Editors[at].WriteAsync(text);
            var seen = await Task.WhenAll(others);
            return (Stopwatch.GetElapsedTime(begin, seen[0]), Stopwatch.GetElapsedTime(begin, seen.Max()));
        }
    }
}
