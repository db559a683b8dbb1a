using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>The product's light colours as office programs write them, RRGGBB: those of css/tokens.css.</summary>
static class ExportColours
{
    /// <summary>Texts.</summary>
    public const string Ink = "0F172A";

    /// <summary>Texts beside those.</summary>
    public const string SecondInk = "475569";

    /// <summary>Lines.</summary>
    public const string Line = "E2E8F0";

    /// <summary>The ground of texts.</summary>
    public const string Paper = "FFFFFF";

    /// <summary>The ground of headings beside a text.</summary>
    public const string Ground = "F6F7F9";

    /// <summary>What the product marks things with.</summary>
    public const string Accent = "4338CA";

    /// <summary>The colour of a stage.</summary>
    public static string Of(Stage stage) => stage switch
    {
        Stage.Awareness => "4F46E5",
        Stage.Consideration => "0E7490",
        Stage.Decision => "B45309",
        Stage.Retention => "15803D",
        _ => "BE185D",
    };

    /// <summary>The colour of an emotion.</summary>
    public static string OfEmotion(int emotion) => emotion switch
    {
        > 0 => "15803D",
        0 => SecondInk,
        _ => "B91C1C",
    };
}
