using System.Runtime.InteropServices;

namespace JourneyMapper.Printing.Drawing;

/// <summary>A part of an outline: where it leads, and for curves the two control points before.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct OutlinePart(OutlineVerb Verb, double X, double Y, double X1 = 0, double Y1 = 0, double X2 = 0, double Y2 = 0);

/// <summary>What a part of an outline does.</summary>
enum OutlineVerb
{
    Move,
    Line,
    Curve,
    Close,
}

/// <summary>A shape of lines and cubic Bézier curves.</summary>
public sealed class Outline
{
    /// <summary>How far the control points of the cubic curve lie from its ends that comes closest to a quarter of a circle, for a radius of 1.</summary>
    internal const double Round = 0.5522847498;

    readonly List<OutlinePart> parts = [];

    /// <summary>Where the next part begins.</summary>
    internal (double X, double Y) Point => parts.Count == 0 ? default : (parts[^1].X, parts[^1].Y);

    internal IReadOnlyList<OutlinePart> Parts => parts;

    /// <summary>A circle.</summary>
    public static Outline Circle(double x, double y, double radius) => RoundedBox(new(x - radius, y - radius, 2 * radius, 2 * radius), radius);

    /// <summary>A box with round corners.</summary>
    public static Outline RoundedBox(Box box, double radius) => RoundedBox(box, radius, radius, radius, radius);

    /// <summary>A box with a radius for each corner, from the upper left one clockwise.</summary>
    public static Outline RoundedBox(Box box, double upperLeft, double upperRight, double lowerRight, double lowerLeft)
    {
        var outline = new Outline();
        var (x, y, right, bottom) = (box.X, box.Y, box.Right, box.Bottom);
        double Inner(double radius) => radius * (1 - Round);
        outline.MoveTo(x + upperLeft, y).LineTo(right - upperRight, y);
        if (upperRight > 0)
            outline.CurveTo(right - Inner(upperRight), y, right, y + Inner(upperRight), right, y + upperRight);
        outline.LineTo(right, bottom - lowerRight);
        if (lowerRight > 0)
            outline.CurveTo(right, bottom - Inner(lowerRight), right - Inner(lowerRight), bottom, right - lowerRight, bottom);
        outline.LineTo(x + lowerLeft, bottom);
        if (lowerLeft > 0)
            outline.CurveTo(x + Inner(lowerLeft), bottom, x, bottom - Inner(lowerLeft), x, bottom - lowerLeft);
        outline.LineTo(x, y + upperLeft);
        if (upperLeft > 0)
            outline.CurveTo(x, y + Inner(upperLeft), x + Inner(upperLeft), y, x + upperLeft, y);
        return outline.Close();
    }

    /// <summary>A straight line.</summary>
    public static Outline Line(double x1, double y1, double x2, double y2) => new Outline().MoveTo(x1, y1).LineTo(x2, y2);

    /// <summary>Begins a new part there.</summary>
    public Outline MoveTo(double x, double y) => Append(new(OutlineVerb.Move, x, y));

    /// <summary>A straight line to there.</summary>
    public Outline LineTo(double x, double y) => Append(new(OutlineVerb.Line, x, y));

    /// <summary>A cubic curve with two control points.</summary>
    public Outline CurveTo(double x1, double y1, double x2, double y2, double x, double y) => Append(new(OutlineVerb.Curve, x, y, x1, y1, x2, y2));

    /// <summary>A quadratic curve with one control point, as the cubic one that is the same.</summary>
    public Outline CurveTo(double x1, double y1, double x, double y)
    {
        var (x0, y0) = Point;
        return CurveTo(x0 + (2 * (x1 - x0) / 3), y0 + (2 * (y1 - y0) / 3), x + (2 * (x1 - x) / 3), y + (2 * (y1 - y) / 3), x, y);
    }

    /// <summary>A line back to where the part began.</summary>
    public Outline Close()
    {
        var begin = parts.FindLast(part => part.Verb == OutlineVerb.Move);
        return Append(new(OutlineVerb.Close, begin.X, begin.Y));
    }

    /// <summary>All of another shape, too.</summary>
    public Outline Add(Outline other)
    {
        parts.AddRange(other.parts);
        return this;
    }

    Outline Append(OutlinePart part)
    {
        parts.Add(part);
        return this;
    }
}
