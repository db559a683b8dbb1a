using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Fonts;
using JourneyMapper.Web.Shared.Icons;
using JourneyMapper.Web.Shared.Map;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.FileProviders;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Writes the HTML of a printed map with the components of the screen, in the language of the current culture.</summary>
public sealed class MapDocument(IServiceProvider services, ILoggerFactory loggers, SymbolOutlines outlines, IFileProvider webRoot, TimeProvider clock)
{
    static readonly string[] StyleSheets = ["css/tokens.css", "css/app.css", "css/map.css", "css/print.css"];

    // Every icon that a map can have; read out of the font together.
    static readonly IReadOnlyList<string> Icons =
    [
        .. Lanes.All.Select(lane => lane.Symbol()), .. Stages.All.Select(stage => stage.Symbol()),
        .. Enumerable.Range(-Limits.Emotion, (2 * Limits.Emotion) + 1).Select(Symbols.Face),
        .. Domain.Catalogue.Channels.All.Select(channel => Symbols.Channel(channel.Id)), Symbols.Channel(""), "star", "verified",
    ];

    string? _styles;

    /// <summary>The document of these pages.</summary>
    public async Task<string> RenderAsync(Journey journey, PrintOptions options, ImmutableArray<Sheet> sheets) =>
        $$"""
        <!doctype html>
        <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}" data-theme="light">
        <head>
        <meta charset="utf-8">
        <title>{{WebUtility.HtmlEncode(journey.Title)}}</title>
        <link rel="stylesheet" href="{{FontLibrary.PaperStyleSheetUrl}}">
        <style>{{_styles ??= ReadStyles()}}</style>
        <style id="page">{{PageRules(options, sheets)}}</style>
        </head>
        <body>{{await RenderSheetsAsync(journey, options, sheets)}}</body>
        </html>
        """;

    /// <summary>What is inside the document's body.</summary>
    public async Task<string> RenderSheetsAsync(Journey journey, PrintOptions options, ImmutableArray<Sheet> sheets)
    {
        outlines.Prepare(Icons);
        // A renderer takes services that live as long as a page does.
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var map = await renderer.RenderComponentAsync<PrintedMap>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(PrintedMap.Journey)] = journey,
                [nameof(PrintedMap.Sheets)] = sheets,
                [nameof(PrintedMap.Approval)] = options.Approval,
                [nameof(PrintedMap.Date)] = clock.GetLocalNow(),
                [nameof(PrintedMap.Outlines)] = outlines,
            }));
            return map.ToHtmlString();
        });
    }

    static string PageRules(PrintOptions options, ImmutableArray<Sheet> sheets)
    {
        if (options.Paper == Paper.Poster)
            return PosterSize.Rules(sheets[0]);
        var paper = PaperSize.Of(options);
        // A trifle lower than the page, or rounding would push an empty page behind it.
        return string.Create(CultureInfo.InvariantCulture,
            $"@page{{size:{paper.Width}mm {paper.Height}mm;margin:0}}:root{{--sheet-width:{paper.PageWidth / paper.Magnification:0.##}px;--sheet-height:{(paper.PageHeight - 1) / paper.Magnification:0.##}px}}.sheet{{zoom:{paper.Magnification}}}");
    }

    string ReadStyles() => string.Concat(StyleSheets.Select(sheet =>
    {
        using var reader = new StreamReader(webRoot.GetFileInfo(sheet).CreateReadStream());
        return reader.ReadToEnd();
    }));
}
