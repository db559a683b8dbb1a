using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>The time from one frame to the next while a card is dragged over a map, and while a map is scrolled, on a very large map against a small one.</summary>
sealed class FramesBySize : Measurement
{
    const int Large = Limits.Touchpoints;
    const int Small = 50;

    const string Clock = """
        (() => {
          window.watch = () => {
            window.frames = [];
            let last = null;
            const next = time => { if (last !== null) frames.push(time - last); last = time; if (window.frames) requestAnimationFrame(next); };
            requestAnimationFrame(next);
          };
          window.seen = () => { const taken = frames; window.frames = null; return taken; };
        })();
        """;

    public override string Name => "frames";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var application = await bench.ApplicationAsync();
        await using var window = await application.SignInAsync();
        await window.AddInitScriptAsync(Clock);
        var large = await window.OpenMapAsync(await application.AddAsync(new LargeJourney(seed: 13).Create(Large)));
        var small = await window.OpenMapAsync(await application.AddAsync(new LargeJourney(seed: 14).Create(Small)));
        var rounds = quick ? 1 : 8;
        List<Row> rows = [];
        foreach (var (name, move) in new (string, Func<IPage, Task>)[] { ("while a card is dragged", DragAsync), ("while the map is scrolled", ScrollAsync) })
        {
            List<TimeSpan> ofLarge = [], ofSmall = [];
            for (var round = -1; round < rounds; round++)
            {
                var (one, other) = (await FramesAsync(large, move), await FramesAsync(small, move));
                if (round < 0)
                    continue;
                ofLarge.AddRange(one);
                ofSmall.AddRange(other);
            }

            rows.Add(Row.Of(string.Create(CultureInfo.InvariantCulture, $"From frame to frame {name}: {Large} touchpoints against {Small} (p95)"), new Samples(ofLarge).P95, new Samples(ofSmall).P95, Target.AtMost(1.3)));
        }

        return rows;
    }

    static async Task<IEnumerable<TimeSpan>> FramesAsync(IPage page, Func<IPage, Task> move)
    {
        await page.BringToFrontAsync();
        await page.EvaluateAsync("() => watch()");
        await move(page);
        return (await page.EvaluateAsync<double[]>("() => seen()")).Select(TimeSpan.FromMilliseconds);
    }

    // To and fro, and back to where it came from: nothing is moved.
    static async Task DragAsync(IPage page)
    {
        await page.Locator("[data-action=zoom-reset]").ClickAsync();
        await page.EvaluateAsync("() => document.querySelector('.map').parentElement.scrollTo(0, 0)");
        var box = await page.Locator("button.tp").First.BoundingBoxAsync() ?? throw new InvalidOperationException("The map shows no card.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 500, y, new() { Steps = 50 });
        if (!await page.EvaluateAsync<bool>("() => document.body.classList.contains('dragging')"))
            throw new InvalidOperationException("No card is dragged.");
        await page.Mouse.MoveAsync(x, y, new() { Steps = 50 });
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
    }

    static async Task ScrollAsync(IPage page)
    {
        await page.Mouse.MoveAsync(700, 500);
        foreach (var by in Enumerable.Repeat(120, 40))
            await page.Mouse.WheelAsync(by, 0);
        if (await page.EvaluateAsync<double>("() => document.querySelector('.map').parentElement.scrollLeft") == 0)
            throw new InvalidOperationException("The map is not scrolled.");
        foreach (var by in Enumerable.Repeat(-120, 40))
            await page.Mouse.WheelAsync(by, 0);
    }
}
