using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// The PDF of a large map, against an installed Chromium that starts, prints the same content as HTML and ends, and against a browser that is
/// kept warm and prints that HTML.
/// </summary>
sealed class WarmPdf : Measurement
{
    const int Touchpoints = 500;

    static readonly PrintOptions Paper = new() { Paper = Web.Features.Export.Paper.A3 };

    public override string Name => "pdf";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var journey = new LargeJourney(seed: 5).Create(Touchpoints);
        await using var printing = new PrintingHost();
        var html = await printing.Html.RenderAsync(journey, Paper);
        using var chromium = InstalledChromium.IsThere ? new InstalledChromium(html, printing.Fonts) : null;

        List<Func<Task<TimeSpan>>> contestants =
        [
            () => Interleaved.TimeAsync(() => printing.Maps.PrintAsync(journey, Paper)),
            () => Interleaved.TimeAsync(() => printing.Printer.PrintAsync(new PrintJob { Html = html })),
        ];
        if (chromium is not null)
            contestants.Add(() => Interleaved.TimeAsync(chromium.PrintAsync));
        var (warmUps, rounds) = quick ? (1, 3) : (5, 20);
        var times = await Interleaved.RunAsync(warmUps, rounds, [.. contestants]);

        var (cold, warm) = (Target.AtLeastFaster(60), Target.AtLeastFaster(25));
        var title = string.Create(CultureInfo.InvariantCulture, $"PDF of a map of {Touchpoints} touchpoints");
        var againstCold = $"{title}, against Debian’s Chromium printing the same content cold (median)";
        return
        [
            times.Length > 2 ? Row.Of(againstCold, times[0].Median, times[2].Median, cold) : Row.Without(againstCold, times[0].Median, "no installed Chromium", cold),
            Row.Of($"{title}, against a browser that is kept warm, printing the same content (median)", times[0].Median, times[1].Median, warm),
        ];
    }
}
