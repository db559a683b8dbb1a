using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Printing.Drawing;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Shared.Icons;

/// <summary>
/// The icons of Material Symbols that icons.targets lists, as symbols of one SVG document for the screen, and as shapes for paper.
/// Text in an icon font would be read as words, copied as words, and move the page when the font arrives.
/// </summary>
public static partial class IconSprite
{
    const string Folder = "icons/";
    const string Ending = ".svg";

    // Icons lie between 0 and this, and from minus this up to 0.
    const double Side = 960;

    static readonly ConcurrentDictionary<string, IconShape> Shapes = new(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Symbols = ReadSymbols();
    internal static readonly string Whole = $"<svg xmlns=\"http://www.w3.org/2000/svg\">{string.Concat(Symbols.OrderBy(symbol => symbol.Key, StringComparer.Ordinal).Select(symbol => symbol.Value))}</svg>";

    /// <summary>Where the screen loads all symbols from; another address whenever any of them changes.</summary>
    public static string Url { get; } = $"/icons.svg?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Whole)).AsSpan(0, 4))}";

    static readonly FrozenDictionary<string, string> References = Symbols.Keys.ToFrozenDictionary(name => name, name => $"{Url}#{name}", StringComparer.Ordinal);
    static readonly FrozenDictionary<string, string> Uses = References.ToFrozenDictionary(pair => pair.Key, pair => $"<use href=\"{pair.Value}\"/>", StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Icons = Uses.ToFrozenDictionary(pair => pair.Key, pair => $"<svg class=\"icon\" aria-hidden=\"true\">{pair.Value}</svg>", StringComparer.Ordinal);

    /// <summary>The names of all icons.</summary>
    public static IEnumerable<string> Names => Symbols.Keys;

    /// <summary>The address of an icon's symbol.</summary>
    public static string Reference(string name) => Find(References, name);

    /// <summary>What an svg element contains to show an icon, for parameters of MudBlazor such as StartIcon.</summary>
    public static string Use(string name) => Find(Uses, name);

    /// <summary>A whole icon, as <see cref="Icon"/> draws it: for rows, cards and maps, where a component for each would be dear.</summary>
    public static MarkupString Svg(string name) => new(Find(Icons, name));

    /// <summary>The shape of an icon, to draw it on paper.</summary>
    public static IconShape Shape(string name) => Shapes.GetOrAdd(name, static name =>
    {
        var shape = new Outline();
        foreach (Match path in PathData().Matches(Find(Symbols, name)))
            shape.Add(SvgPath.Parse(path.Groups["data"].Value, dy: Side));
        return new(name, shape, Side);
    });

    /// <summary>Serves the symbols to anyone, the sign-in page included.</summary>
    public static IEndpointRouteBuilder MapIcons(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/icons.svg", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return TypedResults.Text(Whole, "image/svg+xml");
        }).AllowAnonymous();
        return endpoints;
    }

    static string Find(FrozenDictionary<string, string> values, string name)
    {
        Debug.Assert(values.ContainsKey(name), $"icons.targets does not list \"{name}\".");
        return values.GetValueOrDefault(name, "");
    }

    static FrozenDictionary<string, string> ReadSymbols()
    {
        var assembly = typeof(IconSprite).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (Name: name[Folder.Length..^Ending.Length], Shape: Shape().Match(reader.ReadToEnd()).Value);
            })
            .ToFrozenDictionary(icon => icon.Name, icon => $"<symbol id=\"{icon.Name}\" viewBox=\"0 -960 960 960\">{icon.Shape}</symbol>", StringComparer.Ordinal);
    }

    [GeneratedRegex("<path.*/>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\bd=""(?<data>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PathData();
}
