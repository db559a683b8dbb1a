using System.Collections.Concurrent;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Map;

/// <summary>
/// The emotion curve from one touchpoint to the next, as a picture made of nothing but numbers. Five emotions and few distances make few different pieces: all circuits share
/// them, where a component for each would cost every circuit two kilobytes a touchpoint.
/// </summary>
static class CurvePiece
{
    // On paper columns have any width: so many pieces are kept, others are made when they are needed.
    const int Kept = 1000;

    static readonly ConcurrentDictionary<(int From, CurveStep Step), MarkupString> Pieces = new();

    /// <summary>The piece that begins at an emotion. It follows the width of the columns.</summary>
    public static MarkupString Svg(int from, CurveStep step)
    {
        if (Pieces.TryGetValue((from, step), out var known))
            return known;
        var made = Draw(from, step);
        if (Pieces.Count < Kept)
            Pieces.TryAdd((from, step), made);
        return made;
    }

    static MarkupString Draw(int from, CurveStep step)
    {
        CurvePoint[] points = [new(0, MapGeometry.Y(from)), new(step.Distance, MapGeometry.Y(step.Emotion))];
        var (width, height) = (CssNumber.Of(step.Distance), CssNumber.Of(MapGeometry.EmotionHeight));
        var stages = step.Stages > 0 ? $" style=\"--stages:{step.Stages}\"" : "";
        return new($"""
            <svg class="curve" viewBox="0 0 {width} {height}" preserveAspectRatio="none" width="{width}" height="{height}"{stages} aria-hidden="true"><path class="curve-area" d="{EmotionCurve.Area(points, MapGeometry.Y(0))}"/><path class="curve-line" d="{EmotionCurve.Line(points)}"/></svg>
            """);
    }
}
