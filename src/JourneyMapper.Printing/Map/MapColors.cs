using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Map;

/// <summary>The colours of a map's parts: those of the light theme in wwwroot/css/tokens.css and personas.css. A test compares them.</summary>
public static class MapColors
{
    /// <summary>Below a star.</summary>
    public static readonly Color Star = Color.Of(0xB45309);

    /// <summary>The curve of a lane, green above zero and red below. The lane's height is its space: see <see cref="MapStyle"/>.</summary>
    public static readonly LinearGradient CurveLine = new(22, 128, [(0, Palette.GoodLine), (0.38, Palette.GoodLine), (0.5, Palette.NeutralLine), (0.62, Palette.BadLine), (1, Palette.BadLine)]);

    /// <summary>What lies between the curve and zero.</summary>
    public static readonly LinearGradient CurveArea = new(22, 128, [(0, Palette.GoodLine.Tint(0.18)), (0.5, Color.White), (1, Palette.BadLine.Tint(0.18))]);

    /// <summary>The colour of a stage.</summary>
    public static Color Of(Stage stage) => stage switch
    {
        Stage.Awareness => Color.Of(0x4F46E5),
        Stage.Consideration => Color.Of(0x0E7490),
        Stage.Decision => Color.Of(0xB45309),
        Stage.Retention => Color.Of(0x15803D),
        _ => Color.Of(0xBE185D),
    };

    /// <summary>What a card is marked with; null: it is not.</summary>
    public static Color? Of(CardColour colour) => colour switch
    {
        CardColour.Grey => Color.Of(0x64748B),
        CardColour.Red => Color.Of(0xDC2626),
        CardColour.Orange => Color.Of(0xEA580C),
        CardColour.Yellow => Color.Of(0xCA8A04),
        CardColour.Green => Color.Of(0x16A34A),
        CardColour.Teal => Color.Of(0x0D9488),
        CardColour.Blue => Color.Of(0x2563EB),
        CardColour.Purple => Color.Of(0x9333EA),
        _ => null,
    };

    /// <summary>The colour of a persona's curve.</summary>
    /// <param name="curve">From 1.</param>
    public static Color OfCurve(int curve) => curve switch
    {
        2 => Color.Of(0x7C3AED),
        3 => Color.Of(0x0369A1),
        4 => Color.Of(0xA16207),
        5 => Color.Of(0xBE185D),
        _ => Color.Of(0x64748B),
    };
}
