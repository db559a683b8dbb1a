using System.Globalization;
using JourneyMapper.Benchmarks.Chromium;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// The PDF of a large map with KPIs, against an installed Chromium that starts, prints the same content as HTML and ends, and against a browser that is
/// kept warm and prints that HTML; the memory that it takes, and how long the first PDF of a process takes.
/// </summary>
sealed class WarmPdf : Measurement
{
    const long MostMemory = 60_000_000;
    static readonly TimeSpan MostFirst = TimeSpan.FromSeconds(0.5);

    public override string Name => "pdf";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var (journey, options) = PrintedWorkload.Create();
        await using var printing = new PrintingHost();
        using var document = new HtmlFile(await new MapDocument(printing.Html, TimeProvider.System).RenderAsync(journey, options));
        await using var warmBrowser = await WarmChromium.StartAsync();
        var chromium = InstalledChromium.IsThere ? new InstalledChromium(document) : null;

        List<Func<Task<TimeSpan>>> contestants =
        [
            () => Interleaved.TimeAsync(() => printing.Maps.PrintAsync(journey, options)),
            () => Interleaved.TimeAsync(() => warmBrowser.PrintAsync(document)),
        ];
        if (chromium is not null)
            contestants.Add(() => Interleaved.TimeAsync(chromium.PrintAsync));
        var (warmUps, rounds) = quick ? (1, 3) : (5, 20);
        var times = await Interleaved.RunAsync(warmUps, rounds, [.. contestants]);

        List<FirstPdf> fresh = [];
        for (var i = 0; i < (quick ? 1 : 5); i++)
            fresh.Add(await FirstPdf.MeasureAsync());

        var (cold, warm) = (Target.AtLeastFaster(60), Target.AtLeastFaster(25));
        var title = string.Create(CultureInfo.InvariantCulture, $"PDF of a map of {PrintedWorkload.Touchpoints} touchpoints with KPIs");
        var againstCold = $"{title}, against Debian’s Chromium printing the same content cold (median)";
        return
        [
            times.Length > 2 ? Row.Of(againstCold, times[0].Median, times[2].Median, cold) : Row.Without(againstCold, times[0].Median, "no installed Chromium", cold),
            Row.Of($"{title}, against a browser that is kept warm, printing the same content (median)", times[0].Median, times[1].Median, warm),
            Row.OfMost($"The first PDF of a process: that map (median of {fresh.Count} processes)", new Samples([.. fresh.Select(each => each.Time)]).Median, MostFirst),
            Row.OfMostMegabytes($"Peak memory for it, over the idle process (median of {fresh.Count} processes)", fresh.Select(each => each.Memory).Order().ElementAt(fresh.Count / 2), MostMemory),
        ];
    }
}
