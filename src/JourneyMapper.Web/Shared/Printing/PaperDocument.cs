using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using JourneyMapper.Web.Shared.Fonts;
using JourneyMapper.Web.Shared.Icons;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.FileProviders;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Writes HTML for paper with the components and style sheets of the screen, in the language of the current culture.</summary>
public sealed class PaperDocument(IServiceProvider services, ILoggerFactory loggers, IFileProvider webRoot)
{
    readonly ConcurrentDictionary<string, string> styles = new(StringComparer.Ordinal);

    /// <summary>The HTML of a component.</summary>
    public async Task<string> RenderAsync<TComponent>(IDictionary<string, object?> parameters) where TComponent : IComponent
    {
        // A renderer takes services that live as long as a page does.
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return IconSprite.Inline(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }

    /// <summary>A whole document.</summary>
    /// <param name="title">Becomes the title of the PDF.</param>
    /// <param name="styleSheets">Paths below wwwroot, in their order.</param>
    /// <param name="pageRules">The style rules of the pages, which may be changed later: they are in an element of their own, "page".</param>
    /// <param name="body">What is inside the document's body.</param>
    public string Wrap(string title, IEnumerable<string> styleSheets, string pageRules, string body) =>
        $$"""
        <!doctype html>
        <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}" data-theme="light">
        <head>
        <meta charset="utf-8">
        <title>{{WebUtility.HtmlEncode(title)}}</title>
        <link rel="stylesheet" href="{{FontLibrary.PaperStyleSheetUrl}}">
        <style>{{string.Concat(styleSheets.Select(path => styles.GetOrAdd(path, Read)))}}</style>
        <style id="page">{{pageRules}}</style>
        </head>
        <body>{{body}}</body>
        </html>
        """;

    string Read(string path)
    {
        using var reader = new StreamReader(webRoot.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }
}
