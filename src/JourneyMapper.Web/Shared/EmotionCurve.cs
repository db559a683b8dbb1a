using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Shared;

/// <summary>A point of a drawing, in the drawing's own units; y grows downwards.</summary>
public sealed record CurvePoint(double X, double Y);

/// <summary>
/// The geometry of the emotion curve: smooth, level at each touchpoint, so that it never shows a feeling higher or lower than
/// the ones that were given. Gives SVG path data with at most two decimals.
/// </summary>
public static class EmotionCurve
{
    /// <summary>The height of an emotion (−2 to 2, also between whole numbers) in a drawing: +2 at the top, −2 at the bottom.</summary>
    /// <param name="emotion">The feeling.</param>
    /// <param name="top">The y of +2.</param>
    /// <param name="bottom">The y of −2.</param>
    public static double Y(double emotion, double top, double bottom) =>
        top + ((Limits.Emotion - emotion) / (2 * Limits.Emotion) * (bottom - top));

    /// <summary>The path through all points, in order; empty for none. A single point gives a dot where line ends are round.</summary>
    public static string Line(IReadOnlyList<CurvePoint> points)
    {
        if (points.Count == 0)
            return "";
        var path = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.##} {points[0].Y:0.##}");
        if (points.Count == 1)
            return path.Append("h0").ToString();
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var middle = (from.X + to.X) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{middle:0.##} {from.Y:0.##} {middle:0.##} {to.Y:0.##} {to.X:0.##} {to.Y:0.##}");
        }

        return path.ToString();
    }

    /// <summary>The closed shape between the curve and a level, e.g. the neutral line; empty for fewer than two points.</summary>
    public static string Area(IReadOnlyList<CurvePoint> points, double level) => points.Count < 2
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{Line(points)}L{points[^1].X:0.##} {level:0.##}L{points[0].X:0.##} {level:0.##}Z");
}
