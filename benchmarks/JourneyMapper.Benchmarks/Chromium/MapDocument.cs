using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Benchmarks.Chromium;

/// <summary>Writes the HTML of a map on paper with the components of the screen, as a browser can print it: to compare times with.</summary>
public sealed class MapDocument(PaperDocument paper, TimeProvider clock)
{
    static readonly string[] StyleSheets = ["css/tokens.css", "css/app.css", "css/map.css", "css/kpis.css", "css/personas.css"];

    // What header and footer take when title and persona fit on a line each.
    const double Heading = 92;

    /// <summary>The document of a map.</summary>
    public async Task<string> RenderAsync(Journey journey, PrintOptions options)
    {
        var size = PaperSize.Of(options);
        // A trifle lower than the page, or rounding would push an empty page behind it.
        return await RenderAsync(journey, options, string.Create(CultureInfo.InvariantCulture,
            $"@page{{size:{size.Width}mm {size.Height}mm;margin:0}}:root{{--sheet-width:{size.PageWidth / size.Magnification:0.##}px;--sheet-height:{(size.PageHeight - 1) / size.Magnification:0.##}px}}.sheet{{zoom:{size.Magnification}}}"));
    }

    /// <summary>The document of a map on one page as large as it.</summary>
    public Task<string> RenderPosterAsync(Journey journey, ImageSize size) => RenderAsync(journey, new() { Paper = Paper.Poster },
        string.Create(CultureInfo.InvariantCulture, $"body{{margin:0}}:root{{--sheet-width:{size.Width}px;--sheet-height:{size.Height}px}}"));

    async Task<string> RenderAsync(Journey journey, PrintOptions options, string pageRules) => paper.Wrap(
        journey.Title, StyleSheets, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "print.css")) + pageRules, await RenderAsync(journey, options, new SheetPlanner(journey, options, Heading).Plan()));

    Task<string> RenderAsync(Journey journey, PrintOptions options, ImmutableArray<Sheet> sheets) =>
        paper.RenderAsync<PrintedMap>(new Dictionary<string, object?>
        {
            [nameof(PrintedMap.Journey)] = journey,
            [nameof(PrintedMap.Sheets)] = sheets,
            [nameof(PrintedMap.InThree)] = options.InThree,
            [nameof(PrintedMap.Approval)] = options.Approval,
            [nameof(PrintedMap.Kpis)] = options.Kpis,
            [nameof(PrintedMap.Counts)] = options.Counts,
            [nameof(PrintedMap.Personas)] = options.Personas,
            [nameof(PrintedMap.Channels)] = options.Channels,
            [nameof(PrintedMap.Day)] = options.Day ?? clock.Today(),
        });
}
