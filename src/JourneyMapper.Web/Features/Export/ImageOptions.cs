using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.Extensions.Primitives;

namespace JourneyMapper.Web.Features.Export;

/// <summary>What a picture of a map is drawn on.</summary>
public enum ImageBackground
{
    /// <summary>White, as paper.</summary>
    White,

    /// <summary>Nothing: what lies below shows through. For light grounds, as the texts are dark.</summary>
    Transparent,
}

/// <summary>How a map becomes a picture. Written in addresses the same in every language.</summary>
public sealed record ImageOptions
{
    const string ScaleName = "scale";
    const string BackgroundName = "background";

    /// <summary>The scales that may be chosen, the largest first: how many pixels a CSS pixel makes, a side.</summary>
    public static ImmutableArray<int> Scales { get; } = [2, 1];

    /// <summary>One of <see cref="Scales"/>; null: the largest at which the map can be drawn.</summary>
    public int? Scale { get; init; }

    /// <summary>What it is drawn on.</summary>
    public ImageBackground Background { get; init; }

    internal Color? Ground => Background == ImageBackground.White ? Color.White : null;

    /// <summary>Reads options as <see cref="ToQuery"/> writes them; what is not said keeps its default.</summary>
    /// <param name="query">The values by name.</param>
    /// <param name="hasScale">Whether a scale may be said: a picture of lines has none.</param>
    /// <param name="problem">What is wrong, in the reader's language; null when nothing is.</param>
    public static ImageOptions? Parse(IEnumerable<KeyValuePair<string, StringValues>> query, bool hasScale, out string? problem)
    {
        var options = new ImageOptions();
        foreach (var (name, values) in query)
        {
            var value = values.Count == 1 ? values.ToString() : "";
            var (next, choices) = name switch
            {
                ScaleName when hasScale => (WithScale(options, value), Scales.Order().Select(WordOf)),
                BackgroundName => (WithBackground(options, value), Enum.GetValues<ImageBackground>().Select(WordOf)),
                _ => (null, null),
            };
            if (next is null)
            {
                problem = choices is null ? ExportText.UnknownOption.With(name) : ExportText.UnknownValue.With(name, values.ToString(), string.Join(", ", choices));
                return null;
            }
            options = next;
        }
        problem = null;
        return options;
    }

    /// <summary>The options as the query of an address, without the question mark.</summary>
    public string ToQuery() => (Scale is { } scale ? $"{ScaleName}={WordOf(scale)}&" : "") + $"{BackgroundName}={WordOf(Background)}";

    static ImageOptions? WithScale(ImageOptions options, string word) => Scales.FirstOrDefault(scale => WordOf(scale) == word) is > 0 and var known ? options with { Scale = known } : null;

    static ImageOptions? WithBackground(ImageOptions options, string word)
    {
        foreach (var background in Enum.GetValues<ImageBackground>())
            if (WordOf(background) == word)
                return options with { Background = background };
        return null;
    }

    static string WordOf(int scale) => scale.ToString(CultureInfo.InvariantCulture);

    static string WordOf(ImageBackground background) => background == ImageBackground.White ? "white" : "transparent";
}
