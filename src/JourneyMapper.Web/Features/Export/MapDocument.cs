using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;
using JourneyMapper.Web.Shared.Kpis;
using JourneyMapper.Web.Shared.Map;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Writes the HTML of a printed map with the components of the screen, in the language of the current culture.</summary>
public sealed class MapDocument(PaperDocument paper, SymbolOutlines outlines, TimeProvider clock)
{
    static readonly string[] StyleSheets = ["css/tokens.css", "css/app.css", "css/map.css", "css/kpis.css", "css/print.css"];

    // Every icon that a map can have; read out of the font together.
    static readonly IReadOnlyList<string> Icons =
    [
        .. Lanes.All.Select(lane => lane.Symbol()), .. Stages.All.Select(stage => stage.Symbol()),
        .. Enumerable.Range(-Limits.Emotion, (2 * Limits.Emotion) + 1).Select(Symbols.Face),
        .. Domain.Catalogue.Channels.All.Select(channel => Symbols.Channel(channel.Id)), Symbols.Channel(""),
        .. Enum.GetValues<KpiState>().Select(state => state.Symbol()), "star", "verified",
    ];

    /// <summary>The document of these pages.</summary>
    public async Task<string> RenderAsync(Journey journey, PrintOptions options, ImmutableArray<Sheet> sheets) =>
        paper.Wrap(journey.Title, StyleSheets, PageRules(options, sheets), await RenderSheetsAsync(journey, options, sheets));

    /// <summary>What is inside the document's body.</summary>
    public Task<string> RenderSheetsAsync(Journey journey, PrintOptions options, ImmutableArray<Sheet> sheets)
    {
        outlines.Prepare(Icons);
        return paper.RenderAsync<PrintedMap>(new Dictionary<string, object?>
        {
            [nameof(PrintedMap.Journey)] = journey,
            [nameof(PrintedMap.Sheets)] = sheets,
            [nameof(PrintedMap.Approval)] = options.Approval,
            [nameof(PrintedMap.Kpis)] = options.Kpis,
            [nameof(PrintedMap.Date)] = clock.GetLocalNow(),
            [nameof(PrintedMap.Outlines)] = outlines,
        });
    }

    static string PageRules(PrintOptions options, ImmutableArray<Sheet> sheets)
    {
        if (options.Paper == Paper.Poster)
            return PosterSize.Rules(sheets[0]);
        var size = PaperSize.Of(options);
        // A trifle lower than the page, or rounding would push an empty page behind it.
        return string.Create(CultureInfo.InvariantCulture,
            $"@page{{size:{size.Width}mm {size.Height}mm;margin:0}}:root{{--sheet-width:{size.PageWidth / size.Magnification:0.##}px;--sheet-height:{(size.PageHeight - 1) / size.Magnification:0.##}px}}.sheet{{zoom:{size.Magnification}}}");
    }
}
