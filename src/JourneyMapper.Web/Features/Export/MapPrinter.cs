using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Makes the PDF of a map.</summary>
public sealed class MapPrinter(MapDocument document, PdfPrinter printer)
{
    // What header and footer take when title and persona fit on a line each.
    const double Heading = 92;
    const int MostRounds = 4;

    /// <summary>Prints a map in the language of the current culture.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">Paper, lanes, layout.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public async Task<PrintedPdf> PrintAsync(Journey journey, PrintOptions options, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default) =>
        await printer.PrintAsync(await PrepareAsync(journey, options), progress, cancellation);

    /// <summary>The document and how it is fitted to its pages.</summary>
    internal async Task<PrintJob> PrepareAsync(Journey journey, PrintOptions options)
    {
        var planner = new SheetPlanner(journey, options, Heading);
        var sheets = planner.Plan();
        var pictures = options.Pictures.ToDictionary(picture => PictureEndpoint.PaperPathOf(picture.Key), picture => new PrintAsset(picture.Value, "image/jpeg"), StringComparer.Ordinal);
        return new PrintJob
        {
            Assets = pictures.GetValueOrDefault,
            Html = await document.RenderAsync(journey, options, sheets),
            Prepare = (page, stop) => options.Paper == Paper.Poster ? SizePosterAsync(page, sheets[0], stop) : FitAsync(page, journey, options, planner, sheets, stop),
        };
    }

    /// <summary>The document before the browser measures it, to compare times with.</summary>
    public Task<string> RenderAsync(Journey journey, PrintOptions options) => document.RenderAsync(journey, options, new SheetPlanner(journey, options, Heading).Plan());

    /// <summary>How many pages it will about have; known exactly when it is printed.</summary>
    public static ImmutableArray<Sheet> Estimate(Journey journey, PrintOptions options) => new SheetPlanner(journey, options, Heading).Plan();

    static async Task SizePosterAsync(PrintPage page, Sheet sheet, CancellationToken cancellation)
    {
        var natural = await HeightAsync(page, cancellation);
        await StyleAsync(page, PosterSize.Rules(sheet, natural), cancellation);
        // Hairlines keep their width when all else gets smaller, so the height is not what it was calculated to be.
        await StyleAsync(page, PosterSize.Rules(sheet, natural, await HeightAsync(page, cancellation)), cancellation);
    }

    static async Task<double> HeightAsync(PrintPage page, CancellationToken cancellation) =>
        (await page.EvaluateAsync("document.querySelector('.sheet').getBoundingClientRect().height", cancellation)).GetDouble();

    static Task<JsonElement> StyleAsync(PrintPage page, string rules, CancellationToken cancellation) =>
        page.EvaluateAsync($"void (document.getElementById('page').textContent = {JsonSerializer.Serialize(rules)})", cancellation);

    async Task FitAsync(PrintPage page, Journey journey, PrintOptions options, SheetPlanner planner, ImmutableArray<Sheet> sheets, CancellationToken cancellation)
    {
        for (var round = 1; ; round++)
        {
            var excess = await MeasureAsync(page, options, isLast: round == MostRounds, cancellation);
            if (round == MostRounds || excess.TrueForAll(share => share <= 1))
                return;
            sheets = planner.PlanAgain(sheets, excess);
            var body = await document.RenderSheetsAsync(journey, options, sheets);
            await page.FillAsync(body, cancellation);
            await page.WaitForFilesAsync(cancellation);
        }
    }

    static async Task<List<double>> MeasureAsync(PrintPage page, PrintOptions options, bool isLast, CancellationToken cancellation)
    {
        var aligned = options.Layout == PrintLayout.Tiled;
        var measured = await page.EvaluateAsync(string.Create(CultureInfo.InvariantCulture, $"({Measuring})({Script(aligned)}, {Script(isLast)})"), cancellation);
        return [.. measured.EnumerateArray().Select(share => share.GetDouble())];
    }

    static string Script(bool value) => value ? "true" : "false";

    // Gives for each page how many times higher its map is than the space for it. When all fit, the rows of text share what space
    // is left; on pages that hang side by side the rows get the same heights. In the last round what does not fit is made smaller
    // as it is, so that nothing is ever cut off.
    const string Measuring = """
        (aligned, isLast) => {
          const most = 2.2;
          const sheets = [...document.querySelectorAll('.sheet')].map(sheet => {
            const map = sheet.querySelector('.map'), style = getComputedStyle(map);
            return { map, space: sheet.querySelector('.sheet-body').clientHeight / map.currentCSSZoom * sheet.currentCSSZoom,
              rows: style.gridTemplateRows.split(' ').map(parseFloat), lanes: [...map.querySelectorAll('.lane-title')].map(title => !!title.querySelector('.scale')) };
          });
          const high = sheet => sheet.rows.reduce((sum, row) => sum + row, 0);
          const excess = sheets.map(sheet => high(sheet) / sheet.space);
          if (!isLast && excess.some(share => share > 1)) return excess;
          if (aligned) {
            const groups = Map.groupBy(sheets, sheet => sheet.map.style.zoom + '/' + sheet.map.style.getPropertyValue('--lanes'));
            for (const group of groups.values()) {
              const rows = group[0].rows.map((_, i) => Math.max(...group.map(sheet => sheet.rows[i])));
              const space = Math.min(...group.map(sheet => sheet.space));
              if (rows.reduce((sum, row) => sum + row, 0) <= space) for (const sheet of group) { sheet.rows = rows; sheet.space = space; }
            }
          }
          for (const sheet of sheets) {
            const left = sheet.space - high(sheet);
            if (left < 0) { sheet.map.style.transformOrigin = '0 0'; sheet.map.style.transform = `scale(${sheet.space / high(sheet)})`; continue; }
            const grows = i => i > 0 && !sheet.lanes[i - 1], text = sheet.rows.reduce((sum, row, i) => sum + (grows(i) ? row : 0), 0);
            const share = Math.min(most, 1 + left / text);
            sheet.map.style.gridTemplateRows = sheet.rows.map((row, i) => (grows(i) ? row * share : row) + 'px').join(' ');
          }
          return excess;
        }
        """;
}
