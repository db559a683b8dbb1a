using System.Globalization;
using JourneyMapper.Benchmarks.Chromium;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Web.Features.Export;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>A whole map as a PNG of twice its size, against a browser that is kept warm, reads the same content as HTML and takes a picture of it.</summary>
sealed class PngAgainstScreenshot : Measurement
{
    const int Touchpoints = 50;
    const int Scale = 2;

    public override string Name => "png";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var journey = new LargeJourney(seed: 5).Create(Touchpoints);
        await using var printing = new PrintingHost();
        var size = await printing.Painter.MeasureAsync(journey, new());
        using var document = new HtmlFile(await new MapDocument(printing.Html, TimeProvider.System).RenderPosterAsync(journey, size));

        await using var browser = await Browser.Tests.Running.Browser.StartAsync();
        await using var window = await browser.NewContextAsync(new("http://localhost"), (int)size.Width, (int)size.Height, Scale);
        var (read, open) = (await window.NewPageAsync(), await window.NewPageAsync());
        await open.GotoAsync(new Uri(document.Path).AbsoluteUri);

        var options = new ImageOptions { Scale = Scale };
        var (warmUps, rounds) = quick ? (1, 3) : (3, 12);
        var times = await Interleaved.RunAsync(warmUps, rounds,
            () => Interleaved.TimeAsync(() => printing.Painter.PngAsync(journey, new(), options)),
            () => Interleaved.TimeAsync(async () =>
            {
                await read.GotoAsync(new Uri(document.Path).AbsoluteUri);
                await read.ScreenshotAsync();
            }),
            () => Interleaved.TimeAsync(() => open.ScreenshotAsync()));

        var title = string.Create(CultureInfo.InvariantCulture, $"PNG of a map of {Touchpoints} touchpoints, {size.Across(Scale):N0} × {size.Down(Scale):N0} pixels");
        return
        [
            Row.Of($"{title}, against a warm browser that reads the same content and takes a picture (median)", times[0].Median, times[1].Median, Target.AtLeastFaster(5)),
            Row.Beside("The same against the picture alone, of a page that is open (median)", times[0].Median, times[2].Median),
        ];
    }
}
