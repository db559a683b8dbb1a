using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Web.Shared.Fonts;
using JourneyMapper.Web.Shared.Icons;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Benchmarks.Chromium;

/// <summary>Writes HTML for paper with the components and style sheets of the screen, in the language of the current culture: what a browser is given to print.</summary>
public sealed partial class PaperDocument(IServiceProvider services, ILoggerFactory loggers, IFileProvider webRoot, FontLibrary fonts)
{
    readonly ConcurrentDictionary<string, string> styles = new(StringComparer.Ordinal);

    /// <summary>The HTML of a component.</summary>
    public async Task<string> RenderAsync<TComponent>(IDictionary<string, object?> parameters) where TComponent : IComponent
    {
        // A renderer takes services that live as long as a page does.
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return WithIcons(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }

    /// <summary>A whole document.</summary>
    /// <param name="title">Becomes the title of the PDF.</param>
    /// <param name="styleSheets">Paths below wwwroot, in their order.</param>
    /// <param name="rules">The style rules of paper.</param>
    /// <param name="body">What is inside the document's body.</param>
    public string Wrap(string title, IEnumerable<string> styleSheets, string rules, string body) =>
        $$"""
        <!doctype html>
        <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}" data-theme="light">
        <head>
        <meta charset="utf-8">
        <title>{{WebUtility.HtmlEncode(title)}}</title>
        <style>{{FontsOf(body)}}{{string.Concat(styleSheets.Select(path => styles.GetOrAdd(path, Read)))}}{{rules}}</style>
        </head>
        <body>{{body}}</body>
        </html>
        """;

    // Only the rules for characters that occur: reading all of them takes a browser longer than printing a page. The files lie on the disk.
    string FontsOf(string html)
    {
        int[] used = [.. WebUtility.HtmlDecode(html).EnumerateRunes().Select(rune => rune.Value).Distinct().Order()];
        return string.Concat(FaceRule().Matches(fonts.ScreenStyleSheet).Select(rule => rule.Value).Where(Covers)).Replace("url(/fonts/", $"url(file://{AppContext.BaseDirectory}fonts/", StringComparison.Ordinal);

        bool Covers(string rule)
        {
            var ranges = Range().Matches(rule);
            return ranges.Count == 0 || ranges.Any(range => HasAny(Number(range.Groups["from"]), Number(range.Groups["to"].Success ? range.Groups["to"] : range.Groups["from"])));
        }

        bool HasAny(int from, int to) => Array.BinarySearch(used, from) is var at && (at >= 0 || (~at < used.Length && used[~at] <= to));
    }

    // A file of its own shows no icon of another: all that it shows stand at its beginning.
    static string WithIcons(string html)
    {
        var symbols = IconReference().Matches(html).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Select(Symbol);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"display:none\">{string.Concat(symbols)}</svg>{html.Replace(IconSprite.Url + "#", "#", StringComparison.Ordinal)}";
    }

    static string Symbol(string name)
    {
        using var reader = new StreamReader(typeof(IconSprite).Assembly.GetManifestResourceStream($"icons/{name}.svg")!);
        return $"<symbol id=\"{name}\" viewBox=\"0 -960 960 960\">{IconShape().Match(reader.ReadToEnd()).Value}</symbol>";
    }

    static int Number(Group hexadecimal) => int.Parse(hexadecimal.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    string Read(string path)
    {
        using var reader = new StreamReader(webRoot.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"@font-face\s*\{[^}]*\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex FaceRule();

    [GeneratedRegex(@"U\+(?<from>[0-9a-f]+)(-(?<to>[0-9a-f]+))?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Range();

    [GeneratedRegex(@"/icons\.svg\?v=[0-9a-f]+#(?<name>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex IconReference();

    [GeneratedRegex("<path.*/>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex IconShape();
}
