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
        var boards = await OpenAsync(board, map, ".board[data-ready]");
        var pages = await OpenAsync(bare, broadcast.Address, "body[data-ready]");
        var down = false;
        var (warmUps, rounds) = quick ? (5, 20) : (40, 300);
        var times = await Interleaved.RunAsync(warmUps, rounds, () => DropAsync(boards, ".map", ".point"), () => DropAsync(pages, "output", "button"));
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"A drop in one browser until it is painted in another, {Touchpoints} touchpoints, against a bare SignalR broadcast and a commit (p95)"), times[0].P95, times[1].P95, Target.AtMost(1.5)),
                Row.Beside("The same (median)", times[0].Median, times[1].Median)];

        // A point of the emotion curve goes down and up again; the button of the bare page does not mind.
        async Task<TimeSpan> DropAsync((IPage Author, IPage Reader) tabs, string changing, string handle)
        {
            await tabs.Reader.EvaluateAsync("selector => paint(selector)", changing);
            var box = await tabs.Author.Locator(handle).First.BoundingBoxAsync() ?? throw new InvalidOperationException("There is nothing to drag.");
            var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
            await tabs.Author.Mouse.MoveAsync(x, y);
            await tabs.Author.Mouse.DownAsync();
            if (handle == ".point")
            {
                var emotion = int.Parse(await tabs.Author.Locator(handle).First.GetAttributeAsync("aria-valuenow") ?? "0", CultureInfo.InvariantCulture);
                down = emotion > 0;
                await tabs.Author.Mouse.MoveAsync(x, y + (down ? 26.5f : -26.5f));
            }
            await tabs.Author.Mouse.UpAsync();
            var painted = await tabs.Reader.EvaluateAsync<double>("() => painted");
            var dropped = await tabs.Author.EvaluateAsync<double>("() => dropped");
            // The author's own side is quiet, too.
            await Task.Delay(100);
            return TimeSpan.FromMilliseconds(painted - dropped);
        }

        static async Task<(IPage Author, IPage Reader)> OpenAsync(IBrowserContext window, Uri address, string ready)
        {
            await window.AddInitScriptAsync(Clock);
            var tabs = (await window.NewPageAsync(), await window.NewPageAsync());
            foreach (var page in new[] { tabs.Item1, tabs.Item2 })
            {
                await page.GotoAsync(address.AbsoluteUri);
                await page.Locator(ready).WaitForAsync();
            }
            return tabs;
        }
    }
}
