using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// Opening a large map, from the page's first byte until it answers to gestures, against the same HTML as a static page until it is
/// loaded. In both cases until two frames later, when it is drawn; each time in a new tab, with the browser's cache as the opening
/// before has left it.
/// </summary>
sealed class OpeningMap : Measurement
{
    const int Touchpoints = Limits.Touchpoints;

    const string Clock = """
        (() => {
          const drawn = done => requestAnimationFrame(() => requestAnimationFrame(() =>
            done(performance.now() - performance.getEntriesByType('navigation')[0].responseStart)));
          window.loaded = new Promise(done => addEventListener('load', () => drawn(done)));
          window.interactive = new Promise(done => new MutationObserver((_, observer) => {
            observer.disconnect();
            drawn(done);
          }).observe(document, { subtree: true, attributeFilter: ['data-ready'] }));
        })();
        """;

    public override string Name => "opening";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var application = await bench.ApplicationAsync();
        var map = await application.AddAsync(new LargeJourney(seed: 4).Create(Touchpoints));
        await using var context = await application.SignInAsync();
        await using var copy = await StaticCopy.StartAsync(context, map);
        await context.AddInitScriptAsync(Clock);
        var (warmUps, rounds) = quick ? (2, 5) : (10, 40);
        var times = await Interleaved.RunAsync(warmUps, rounds, () => OpenAsync(map, "interactive"), () => OpenAsync(copy.Address, "loaded"));
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"Opening a map of {Touchpoints} touchpoints, first byte to interactive, against the same HTML served static (median)"), times[0].Median, times[1].Median, Target.AtMost(2))];

        async Task<TimeSpan> OpenAsync(Uri address, string moment)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
            var time = await page.EvaluateAsync<double>($"() => window.{moment}");
            await page.CloseAsync();
            return TimeSpan.FromMilliseconds(time);
        }
    }
}
