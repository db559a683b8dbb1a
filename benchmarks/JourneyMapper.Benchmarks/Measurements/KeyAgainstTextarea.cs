using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>From a key pressed in a cell of a large map, over a slow line, until the character is painted, against a bare text area.</summary>
sealed class KeyAgainstTextarea : Measurement
{
    const int Touchpoints = 500;
    static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan Frame = TimeSpan.FromSeconds(1) / 60;

    // From the event's own time, which is the browser's, not the page's, until the task behind the next frame runs.
    const string Clock = """
        (() => {
          window.key = () => window.typed = new Promise(resolve =>
            addEventListener('keydown', event => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))), { once: true, capture: true }));
        })();
        """;

    public override string Name => "key";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var application = await bench.ApplicationAsync();
        var map = await application.AddAsync(new LargeJourney(seed: 8).Create(Touchpoints));
        await using var line = new SlowLine(application.Address, Delay);
        await using var window = await application.SignInAsync(line.Address);
        await window.AddInitScriptAsync(Clock);
        var board = await window.OpenMapAsync(new Uri(line.Address, map.AbsolutePath));
        await board.Locator(".cell.thought").First.ClickAsync();
        await board.Locator("textarea.cell-editor").WaitForAsync();
        var bare = await window.NewPageAsync();
        await bare.GotoAsync("about:blank");
        await bare.SetContentAsync("<textarea rows=5></textarea>");
        await bare.EvaluateAsync(Clock);
        await bare.Locator("textarea").FocusAsync();
        var (warmUps, rounds) = quick ? (5, 40) : (50, 400);
        var times = await Interleaved.RunAsync(warmUps, rounds, () => PressAsync(board), () => PressAsync(bare));
        return [Row.OfDifference(string.Create(CultureInfo.InvariantCulture, $"A key pressed in a cell until it is painted, {Touchpoints} touchpoints, {Delay.TotalMilliseconds} ms latency, against a bare text area (p95)"), times[0].P95, times[1].P95, Frame)];

        static async Task<TimeSpan> PressAsync(IPage page)
        {
            await page.EvaluateAsync("() => { key(); }");
            await page.Keyboard.PressAsync("a");
            return TimeSpan.FromMilliseconds(await page.EvaluateAsync<double>("() => typed"));
        }
    }
}
