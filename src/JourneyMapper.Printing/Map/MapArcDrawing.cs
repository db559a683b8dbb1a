using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>Draws transitions: brackets in rows above the cards.</summary>
sealed class MapArcDrawing(ICanvas canvas, MapTypesetter types, Func<string, IconShape> icons, int rows, double column)
{
    const double Width = 1.5;
    const double Radius = 9;
    const double AboveCard = 8;
    const double LabelHeight = 20;
    const double LabelIcon = 13;

    /// <summary>A piece that begins in a column.</summary>
    /// <param name="arc">The piece.</param>
    /// <param name="x">The left edge of the column.</param>
    /// <param name="top">Below the lane's upper line.</param>
    /// <param name="way">How far the next column is.</param>
    public void Draw(MapArc arc, double x, double top, double way)
    {
        var left = x + (column / 2) + arc.Left;
        DrawBracket(arc, left, arc.IsShort ? left : x + (column / 2) + way + arc.Right, top);
    }

    /// <summary>A piece that comes from the sheet before: it begins at the edge of the first column.</summary>
    public void DrawBefore(MapArc arc, double x, double top) => DrawBracket(arc with { Begins = false, Arrow = Math.Max(0, arc.Arrow) }, x, x + (column / 2) + arc.Right, top);

    /// <summary>What stands on a piece; not beyond the right edge of the map.</summary>
    public void DrawLabel(Element? parent, MapArc arc, MapArcLabel label, double x, double top, double edge)
    {
        var most = arc.IsShort ? column - 12 : Math.Min((column * label.Span) - 28, edge - (x + (column / 2) + arc.Left + 10));
        var word = types.Word(label.Text, FontStyle.Medium);
        var line = word.Fit(Math.Max(1, (most - 12 - LabelIcon - 4) / 11.5));
        var width = 12 + LabelIcon + 4 + (line.Width * 11.5);
        var left = arc.IsShort ? x + ((column - width) / 2) : x + (column / 2) + arc.Left + 10;
        var box = new Box(left, top + ((rows - arc.Row - 1) * MapStyle.ArcRow) + 6, width, LabelHeight);
        canvas.Mark(null);
        canvas.FillRounded(box, LabelHeight / 2, Color.White);
        canvas.StrokeRounded(box, LabelHeight / 2, new Pen(arc.Color.Tint(0.45)));
        canvas.Icon(icons(label.Icon), box.X + 5, box.Y + ((LabelHeight - LabelIcon) / 2), LabelIcon, arc.Color);
        canvas.Mark(parent?.Add(Role.P, label.Full));
        canvas.Text(line, box.X + 5 + LabelIcon + 4, LineDrawing.Baseline(word.Font, box.Y, 11.5, LabelHeight), 11.5, Palette.Ink2);
    }

    void DrawBracket(MapArc arc, double left, double right, double top)
    {
        var upper = top + ((rows - arc.Row - 0.5) * MapStyle.ArcRow) + 4;
        var lower = top + AboveCard + (rows * MapStyle.ArcRow);
        var radius = Math.Min(Radius, Math.Max(0, (right - left) / 2));
        var line = new Outline();
        if (arc.Begins)
        {
            line.MoveTo(left, lower).LineTo(left, upper + radius);
            if (radius > 0)
                line.CurveTo(left, upper, left + radius, upper);
        }
        else
        {
            line.MoveTo(left, upper);
        }
        if (!arc.IsShort)
            line.LineTo(arc.Stops ? right - radius : right, upper);
        if (arc.Stops)
        {
            if (radius > 0)
                line.CurveTo(right, upper, right, upper + radius);
            line.LineTo(right, lower);
        }
        canvas.Mark(null);
        canvas.Stroke(line, arc.Line switch
        {
            MapArcLine.Dashed => new Pen(arc.Color, Width, 4.5, 3),
            MapArcLine.Dotted => new Pen(arc.Color, Width, 1.5, 2.5),
            _ => new Pen(arc.Color, Width),
        });
        if (arc.Arrow != 0)
        {
            var tip = arc.Arrow < 0 ? left : right;
            canvas.Fill(new Outline().MoveTo(tip - 4, lower - 6).LineTo(tip + 4, lower - 6).LineTo(tip, lower).Close(), arc.Color);
        }
    }
}
