using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>What opens on a map, from the click until it is painted, on a very large map against a small one: a cell's editor, the whole map fitted into the window, the panel.</summary>
sealed class GesturesBySize : Measurement
{
    const int Large = Limits.Touchpoints;
    const int Small = 50;

    const string Clock = """
        (() => {
          window.expect = done => window.shown = new Promise(resolve => addEventListener('pointerdown', event => {
            const look = () => done() ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))) : requestAnimationFrame(look);
            look();
          }, { once: true, capture: true }));
        })();
        """;

    // Columns that come into sight are there: the server draws those of a large map when they are asked for.
    const string Fitted = """
        () => {
          const map = document.querySelector('.map');
          if (!(map.style.zoom < 1)) return false;
          const { top, height } = map.getBoundingClientRect();
          return [.2, .4, .6, .8, .95].every(share => document.elementFromPoint(innerWidth * share, top + height / 2)?.closest('.touchpoint'));
        }
        """;

    public override string Name => "gestures";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var application = await bench.ApplicationAsync();
        await using var window = await application.SignInAsync();
        await window.AddInitScriptAsync(Clock);
        var large = await window.OpenMapAsync(await application.AddAsync(new LargeJourney(seed: 9).Create(Large)));
        var small = await window.OpenMapAsync(await application.AddAsync(new LargeJourney(seed: 10).Create(Small)));
        var (warmUps, rounds) = quick ? (1, 3) : (3, 20);
        List<Row> rows = [];
        foreach (var (name, run) in new (string, Func<IPage, Task<TimeSpan>>)[] { ("Opening a cell’s editor", EditAsync), ("Fitting the map into the window", FitAsync), ("Opening the panel", PanelAsync) })
        {
            var times = await Interleaved.RunAsync(warmUps, rounds, () => run(large), () => run(small));
            rows.Add(Row.Of(string.Create(CultureInfo.InvariantCulture, $"{name}, until it is painted: {Large} touchpoints against {Small} (median)"), times[0].Median, times[1].Median, Target.AtMost(2)));
        }

        return rows;
    }

    static async Task<TimeSpan> EditAsync(IPage page)
    {
        var time = await TimeAsync(page, ".cell.thought", "() => document.activeElement.matches('textarea.cell-editor')");
        await page.Keyboard.PressAsync("Escape");
        return time;
    }

    static async Task<TimeSpan> FitAsync(IPage page)
    {
        var time = await TimeAsync(page, "[data-action=fit]", Fitted);
        await page.Locator("[data-action=zoom-reset]").ClickAsync();
        return time;
    }

    static async Task<TimeSpan> PanelAsync(IPage page)
    {
        var time = await TimeAsync(page, ".tp", "() => !!document.querySelector('.panel')");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".panel").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return time;
    }

    static async Task<TimeSpan> TimeAsync(IPage page, string target, string done)
    {
        await page.EvaluateAsync($"() => {{ expect({done}); }}");
        await page.Locator(target).First.ClickAsync();
        return TimeSpan.FromMilliseconds(await page.EvaluateAsync<double>("() => shown"));
    }
}
