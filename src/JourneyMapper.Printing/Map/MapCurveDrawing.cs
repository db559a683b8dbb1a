using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>Draws the curves of a lane: smooth and level at each point, so that they show no feeling that was not given.</summary>
/// <param name="canvas">Draws.</param>
/// <param name="types">Shapes texts.</param>
/// <param name="column">The width of a column.</param>
sealed class MapCurveDrawing(ICanvas canvas, MapTypesetter types, double column)
{
    const double Point = 7.5;
    const double PointHole = 4.5;
    const double PersonaPoint = 6.5;
    const double LowestBelow = 9;
    const double LowestLine = 12;

    /// <summary>The level lines below the curves, over the whole width of the map.</summary>
    public void DrawLevels(double left, double right, double top)
    {
        canvas.Mark(null);
        canvas.Fill(new Box(left, top + MapStyle.CurveMiddle, right - left, 1), Palette.Line2);
        foreach (var level in MapStyle.Levels.Where(level => level != 0))
        {
            var y = top + Math.Floor(MapStyle.HeightOf(level)) + 0.5;
            canvas.Stroke(Outline.Line(left, y, right, y), new Pen(Palette.Line2, 1, 2, 5));
        }
    }

    /// <summary>The lines of a lane's curves through the columns of a stage, within the sheet.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="x">The left edge of its first column.</param>
    /// <param name="top">Below the lane's upper line.</param>
    public void DrawLines(MapLane lane, MapStage stage, double x, double top)
    {
        canvas.Mark(null);
        // Gradients lie in the lane's own space.
        using (canvas.Transform(1, 0, top))
        {
            foreach (var curve in lane.Curves)
            {
                var pieces = Pieces(curve, stage, x + ShiftOf(curve)).ToList();
                if (pieces.Count == 0)
                    continue;
                if (curve.Look == MapCurveLook.Emotion)
                    canvas.Fill(Area(pieces), MapColors.CurveArea);
                canvas.Stroke(Line(pieces), curve.Look switch
                {
                    MapCurveLook.Emotion => new Pen(MapColors.CurveLine, 3, HasRoundEnds: true),
                    MapCurveLook.Level => new Pen(Palette.Accent, 2.5, HasRoundEnds: true),
                    _ => new Pen(MapColors.OfCurve(curve.Persona), 2, 6, 3),
                });
            }
        }
    }

    /// <summary>The points of a lane's curves at a touchpoint.</summary>
    /// <param name="parent">The touchpoint's element; null: decoration.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="x">The left edge of its column.</param>
    /// <param name="top">Below the lane's upper line.</param>
    public void DrawPoints(Element? parent, MapLane lane, MapColumn touchpoint, double x, double top)
    {
        foreach (var curve in lane.Curves)
        {
            if (!touchpoint.Points.TryGetValue(curve.Key, out var point))
                continue;
            var (across, down) = (x + (column / 2) + ShiftOf(curve), top + MapStyle.HeightOf(point.Level));
            canvas.Mark(parent?.Add(Role.Figure, point.Said), new Box(across - Point, down - Point, 2 * Point, 2 * Point));
            if (curve.Look == MapCurveLook.Persona)
            {
                MapMarkers.Draw(canvas, curve.Persona, across, down, PersonaPoint);
                continue;
            }
            var color = curve.Look == MapCurveLook.Level ? Palette.Accent : point.Level switch { > 0 => Palette.GoodLine, < 0 => Palette.BadLine, _ => Palette.NeutralLine };
            canvas.FillCircle(across, down, Point, color);
            canvas.FillCircle(across, down, PointHole, Color.White);
            if (curve.Look == MapCurveLook.Emotion && touchpoint.Lowest is { } lowest)
                DrawLowest(parent, lowest, x, down + LowestBelow);
        }
    }

    void DrawLowest(Element? parent, string text, double x, double y)
    {
        var word = types.Word(text, FontStyle.SemiBold);
        var line = word.Fit((column - 4) / 10.5);
        canvas.Mark(parent?.Add(Role.P));
        canvas.Text(line, x + ((column - (line.Width * 10.5)) / 2), LineDrawing.Baseline(word.Font, y, 10.5, LowestLine), 10.5, Palette.Bad);
    }

    IEnumerable<(double X, double Width, double From, double To)> Pieces(MapCurve curve, MapStage stage, double x)
    {
        var middle = x + (column / 2);
        if (stage.LeadIn is { } lead && lead.Levels.TryGetValue(curve.Key, out var before) && stage.Columns[0].Points.TryGetValue(curve.Key, out var first))
            yield return (middle - lead.Distance, lead.Distance, MapStyle.HeightOf(before), MapStyle.HeightOf(first.Level));
        for (var i = 0; i < stage.Columns.Count; i++)
        {
            var touchpoint = stage.Columns[i];
            if (touchpoint.Next is { } next && touchpoint.Points.TryGetValue(curve.Key, out var from) && next.Levels.TryGetValue(curve.Key, out var to))
                yield return (middle + (i * column), next.Distance, MapStyle.HeightOf(from.Level), MapStyle.HeightOf(to));
        }
    }

    static Outline Line(List<(double X, double Width, double From, double To)> pieces)
    {
        var line = new Outline();
        foreach (var (x, width, from, to) in pieces)
            line.MoveTo(x, from).CurveTo(x + (width / 2), from, x + (width / 2), to, x + width, to);
        return line;
    }

    static Outline Area(List<(double X, double Width, double From, double To)> pieces)
    {
        var area = new Outline();
        foreach (var (x, width, from, to) in pieces)
            area.MoveTo(x, from).CurveTo(x + (width / 2), from, x + (width / 2), to, x + width, to).LineTo(x + width, MapStyle.CurveMiddle).LineTo(x, MapStyle.CurveMiddle).Close();
        return area;
    }

    // Beside each other where they meet.
    static double ShiftOf(MapCurve curve) => curve.Look != MapCurveLook.Persona ? 0 : curve.Persona switch { 2 => 16, 3 => -16, 4 => 31, _ => -31 };
}

/// <summary>The marks of personas' curves: a disc for the journey's own, a square, triangles and a diamond for the others.</summary>
static class MapMarkers
{
    /// <summary>Draws a mark around its middle.</summary>
    public static void Draw(ICanvas canvas, int curve, double x, double y, double half)
    {
        var color = MapColors.OfCurve(curve);
        Outline Shape(params ReadOnlySpan<(double X, double Y)> corners)
        {
            var shape = new Outline().MoveTo(x + (corners[0].X * half), y + (corners[0].Y * half));
            foreach (var (across, down) in corners[1..])
                shape.LineTo(x + (across * half), y + (down * half));
            return shape.Close();
        }
        if (curve <= 1)
            canvas.FillCircle(x, y, half, color);
        else if (curve == 2)
            canvas.FillRounded(new Box(x - half, y - half, 2 * half, 2 * half), half / 3, color);
        else
            canvas.Fill(curve switch
            {
                3 => Shape((0, -1), (1, 1), (-1, 1)),
                4 => Shape((0, -1), (1, 0), (0, 1), (-1, 0)),
                _ => Shape((-1, -1), (1, -1), (0, 1)),
            }, color);
    }
}
