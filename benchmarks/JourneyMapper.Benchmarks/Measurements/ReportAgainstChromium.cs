using System.Globalization;
using JourneyMapper.Benchmarks.Chromium;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Coverage.Report;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>The coverage report of a large portfolio, read and drawn, against reading the same, writing it as HTML and printing that with a browser that is kept warm.</summary>
sealed class ReportAgainstChromium : Measurement
{
    public override string Name => "report";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var (journeys, touchpoints) = quick ? (100, 10) : (ReportPrinter.MostJourneys, 20);
        await using var stored = await StoredWorkspace.CreateAsync(await bench.NewDatabaseAsync("report"), seed: 5, new(journeys, touchpoints, Values: 1));
        await using var printing = new PrintingHost();
        await using var browser = await WarmChromium.StartAsync();
        var query = new CoverageQuery(stored.Contexts, TimeProvider.System);
        var paper = new ReportPaper(stored.Contexts, printing.Get<FontCascade>(), printing.Get<PaperQueue>(), TimeProvider.System);
        var update = new PortfolioUpdate(stored.Contexts, query, new(), TimeProvider.System);
        var printer = new ReportPrinter(stored.Contexts, update, new(stored.Contexts, query), new(stored.Contexts, query), query, paper);
        await update.RunAsync(stored.Workspace);
        await stored.AnalyzeAsync();

        var (warmUps, rounds) = quick ? (1, 2) : (1, 3);
        var times = await Interleaved.RunAsync(warmUps, rounds, () => Interleaved.TimeAsync(() => printer.PrintAsync(stored.Reader, new())), () => Interleaved.TimeAsync(OldWayAsync));
        return
        [
            Row.Of(string.Create(CultureInfo.InvariantCulture, $"Coverage report of {journeys} journeys with {touchpoints} touchpoints each, against the same as HTML printed by a browser that is kept warm (median)"),
                times[0].Median, times[1].Median, Target.AtLeastFaster(20)),
        ];

        async Task OldWayAsync()
        {
            await update.RunAsync(stored.Workspace);
            using var document = new HtmlFile(await new CoverageDocument(printing.Html).RenderAsync(await printer.ReadAsync(stored.Reader, new(), CancellationToken.None), "Velo", query.Today));
            await browser.PrintAsync(document);
        }
    }
}
