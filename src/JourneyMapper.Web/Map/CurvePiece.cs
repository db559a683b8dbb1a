using System.Collections.Concurrent;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>
/// The emotion curve from one touchpoint to the next, as its SVG wants it. Five emotions and few distances make few different pieces: all circuits share their texts.
/// </summary>
/// <param name="Box">The viewBox.</param>
/// <param name="Width">In CSS pixels, for paper; on a screen it follows the width of the columns.</param>
/// <param name="Style">How many stages later the next touchpoint is, where it is in another one, and how many collapsed ones lie between.</param>
/// <param name="Area">The path between the curve and the neutral line.</param>
/// <param name="Line">The path of the curve.</param>
sealed record CurvePiece(string Box, string Width, string? Style, string Area, string Line)
{
    // On paper columns have any width: so many pieces are kept, others are made when they are needed.
    const int Kept = 1000;

    static readonly ConcurrentDictionary<(int From, CurveStep Step), CurvePiece> Pieces = new();

    /// <summary>The piece that begins at an emotion.</summary>
    public static CurvePiece Of(int from, CurveStep step)
    {
        step = step with { Passed = default, Handoff = default, Others = default };
        if (Pieces.TryGetValue((from, step), out var known))
            return known;
        var made = Make(from, step);
        if (Pieces.Count < Kept)
            Pieces.TryAdd((from, step), made);
        return made;
    }

    static CurvePiece Make(int from, CurveStep step)
    {
        CurvePoint[] points = [new(0, MapGeometry.Y(from)), new(step.Distance, MapGeometry.Y(step.Emotion))];
        var width = CssNumber.Of(step.Distance);
        return new($"0 0 {width} {CssNumber.Of(MapGeometry.EmotionHeight)}", width, MapGeometry.Way(step.Stages, step.Collapsed),
            EmotionCurve.Area(points, MapGeometry.Y(0)), EmotionCurve.Line(points));
    }
}
