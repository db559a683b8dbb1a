using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// From the drop in one browser until it is painted in another, against a bare page that commits a row and broadcasts a text over SignalR. The second browser's clock
/// is the first one's: they are tabs of one process.
/// </summary>
sealed class DropAgainstBroadcast : Measurement
{
    const int Touchpoints = 50;

    // Painted: a frame was made after the change, and the task behind it runs.
    const string Clock = """
        (() => {
          const now = () => performance.timeOrigin + performance.now();
          addEventListener('pointerup', () => window.dropped = now(), true);
          window.paint = selector => {
            window.painted = new Promise(resolve => {
              const observer = new MutationObserver(() => {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => resolve(now())));
              });
              observer.observe(document.querySelector(selector), { subtree: true, childList: true, characterData: true, attributes: true });
            });
          };
        })();
        """;

    public override string Name => "drop";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var application = await bench.ApplicationAsync();
        var map = await application.AddAsync(new LargeJourney(seed: 7).Create(Touchpoints));
        await using var board = await application.SignInAsync();
        await using var broadcast = await BroadcastPage.StartAsync(await bench.NewDatabaseAsync("broadcast"));
        await using var bare = await application.NewWindowAsync(broadcast.Address);
        await board.AddInitScriptAsync(Clock);
        await bare.AddInitScriptAsync(Clock);
        var boards = (Author: await board.OpenMapAsync(map), Reader: await board.OpenMapAsync(map));
        var pages = (Author: await broadcast.OpenAsync(bare), Reader: await broadcast.OpenAsync(bare));
        var (warmUps, rounds) = quick ? (5, 20) : (40, 300);
        var times = await Interleaved.RunAsync(warmUps, rounds,
            () => DropAsync(boards.Reader, ".map", boards.Author, boards.Author.DragPointAsync),
            () => DropAsync(pages.Reader, "output", pages.Author, () => pages.Author.Locator("button").ClickAsync()));
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"A drop in one browser until it is painted in another, {Touchpoints} touchpoints, against a bare SignalR broadcast and a commit (p95)"), times[0].P95, times[1].P95, Target.AtMost(1.5)),
                Row.Beside("The same (median)", times[0].Median, times[1].Median)];

        static async Task<TimeSpan> DropAsync(IPage reader, string changing, IPage author, Func<Task> drop)
        {
            await reader.EvaluateAsync("selector => paint(selector)", changing);
            await drop();
            var painted = await reader.EvaluateAsync<double>("() => painted");
            var dropped = await author.EvaluateAsync<double>("() => dropped");
            // The author's own side is quiet, too.
            await Task.Delay(100);
            return TimeSpan.FromMilliseconds(painted - dropped);
        }
    }
}
