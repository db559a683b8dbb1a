using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>The titles of lanes at the left, and the heads of stages above.</summary>
sealed class MapHeadings(MapSubject subject, MapTypesetter types)
{
    const double Icon = 18;
    const double TitleLeft = 36;
    const double TitleWidth = 89;
    const double TitleAbove = 12;
    const double NoteAbove = 3;
    const double ScaleIcon = 16;
    const double HeadRadius = 12;
    const double LabelAbove = 6;

    // Below it a head has its name alone.
    const double NarrowHead = 230;
    const double NarrowForTime = 330;

    static readonly TextLook LabelLook = new(15, 18, Palette.Ink);
    static readonly TextLook ScaleLook = new(10.5, 16, Palette.Ink3, Alignment.Right);

    /// <summary>How high the title of a lane needs its row.</summary>
    public double HeightOf(MapLane lane) => MapStyle.Border + (2 * TitleAbove) + Title(lane).Height + (lane.Note is null ? 0 : NoteAbove + Note(lane, lane.Note).Height);

    /// <summary>The title of a lane.</summary>
    public void DrawLane(ICanvas canvas, MapLane lane, Box box, bool isFirst, bool isLast)
    {
        const double Radius = 12;
        canvas.Mark(null);
        var (upper, lower) = (isFirst ? Radius : 0, isLast ? Radius : 0);
        canvas.Fill(Outline.RoundedBox(box, upper, 0, 0, lower), Palette.Paper2);
        canvas.Stroke(TitleBorder(box, upper, lower), new Pen(Palette.Line));
        if (lane.IsBackstage)
            DrawVisibilityLine(canvas, box.X, box.Right, box.Y);
        var title = Title(lane);
        canvas.Icon(subject.Icons(lane.Icon), box.X + 11, box.Y + 1 + TitleAbove, Icon, Palette.Ink3);
        title.Draw(canvas, null, box.X + TitleLeft + 1, box.Y + 1 + TitleAbove);
        if (lane.Note is { } note)
            DrawNote(canvas, lane, note, box.X + TitleLeft + 1, box.Y + 1 + TitleAbove + title.Height + NoteAbove);
        if (lane.Kind == MapLaneKind.Curve)
            DrawScale(canvas, lane, box);
    }

    // Above, at the left, and at the end below.
    static Outline TitleBorder(Box box, double upper, double lower)
    {
        var (left, top, bottom) = (box.X + 0.5, box.Y + 0.5, box.Bottom - (lower > 0 ? 0.5 : 0));
        var border = new Outline().MoveTo(box.Right, top).LineTo(left + upper, top);
        if (upper > 0)
            border.CurveTo(left, top, left, top + upper);
        border.LineTo(left, bottom - lower);
        if (lower > 0)
            border.CurveTo(left, bottom, left + lower, bottom).LineTo(box.Right, bottom);
        return border;
    }

    /// <summary>The dashed line above what customers do not see.</summary>
    public static void DrawVisibilityLine(ICanvas canvas, double left, double right, double y) => canvas.Stroke(Outline.Line(left, y + 1, right, y + 1), new Pen(Palette.Ink3, 2, 6, 4));

    /// <summary>How high the heads of stages on a sheet are.</summary>
    public double HeadHeight(MapSheet sheet) => Math.Max(MapStyle.StageHead, sheet.Stages.Max(stage => Label(stage, WidthOf(stage, sheet)).Height + (2 * LabelAbove) + (stage.Group is null ? 0 : 10)));

    /// <summary>The width of a stage on a sheet.</summary>
    public static double WidthOf(MapStage stage, MapSheet sheet) => stage.Columns.Count == 0 ? MapStyle.EmptyStage : stage.Columns.Count * sheet.Column;

    /// <summary>The head of a stage.</summary>
    /// <param name="canvas">Draws.</param>
    /// <param name="heading">Its heading; null: the stage began on another sheet.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="box">Where.</param>
    public void DrawStage(ICanvas canvas, Element? heading, MapStage stage, Box box)
    {
        var color = MapColors.Of(stage.ColorOf);
        canvas.Mark(null);
        canvas.FillRounded(box, HeadRadius, color.Tint(0.07));
        canvas.Fill(UpperLine(box), color);
        var isNarrow = box.Width <= NarrowHead;
        var left = box.X + (isNarrow ? 12 : 14);
        var middle = box.Y + (box.Height / 2) + (stage.Group is null ? 0 : 5);
        if (stage.Group is { } group)
            types.Block(group, FontStyle.SemiBold, box.Width, new(10.5, 14, color)).Draw(canvas, heading?.Parent?.Add(Role.P), left, box.Y + 6);
        if (!isNarrow)
        {
            canvas.Mark(null);
            canvas.Icon(subject.Icons(stage.Icon), left, middle - 10, 20, color);
            left += 28;
        }
        var hasFlowBelow = stage.Flow is not null && box.Width is <= NarrowForTime and > MapStyle.EmptyStage;
        if (hasFlowBelow)
            middle -= 7;
        var label = Label(stage, box.Width);
        new TextBlock(types.Word(stage.Label, FontStyle.SemiBold), label.Width, LabelLook with { Color = color }).Draw(canvas, heading, left, middle - (label.Height / 2));
        if (hasFlowBelow)
            types.Block(stage.Flow!, FontStyle.Medium, box.Width - 20, MapStyle.Small).Draw(canvas, heading?.Parent?.Add(Role.P), left, middle + (label.Height / 2) - 1);
        DrawFacts(canvas, heading?.Parent, stage, left + label.UsedWidth + 8, middle, box);
    }

    // Three pixels along the upper edge, round as it is. One shape, as two over each other leave a seam where their edges lie between pixels.
    static Outline UpperLine(Box box)
    {
        const double Thick = 3;
        const double Control = HeadRadius * (1 - Outline.Round);
        var (x, y, right) = (box.X, box.Y, box.Right);
        return new Outline().MoveTo(x, y + HeadRadius).CurveTo(x, y + Control, x + Control, y, x + HeadRadius, y)
            .LineTo(right - HeadRadius, y).CurveTo(right - Control, y, right, y + Control, right, y + HeadRadius)
            .LineTo(right, y + HeadRadius + Thick).CurveTo(right, y + Control + Thick, right - Control, y + Thick, right - HeadRadius, y + Thick)
            .LineTo(x + HeadRadius, y + Thick).CurveTo(x + Control, y + Thick, x, y + Control + Thick, x, y + HeadRadius + Thick).Close();
    }

    void DrawFacts(ICanvas canvas, Element? section, MapStage stage, double left, double middle, Box box)
    {
        var isNarrow = box.Width <= NarrowHead;
        if (!isNarrow)
        {
            var count = types.Block(stage.Count, FontStyle.SemiBold, 60, MapStyle.Small);
            canvas.Mark(null);
            canvas.FillRounded(new Box(left, middle - 9, count.UsedWidth + 16, 18), 9, Color.White);
            count.Draw(canvas, section?.Add(Role.P), left + 8, middle - (count.Height / 2));
            left += count.UsedWidth + 24;
        }
        if (box.Width > NarrowForTime)
        {
            if (stage.Time is { } time)
            {
                canvas.Mark(null);
                canvas.Icon(subject.Icons("schedule"), left, middle - 6.5, 13, Palette.Ink2);
                left = DrawFact(canvas, section, time, left + 16, middle, box);
            }
            if (stage.Flow is { } flow)
                left = DrawFact(canvas, section, flow, left, middle, box);
        }
        if (!stage.IsFirst)
            types.Block(subject.Continued, FontStyle.Regular, Math.Max(40, box.Right - left), new(11.5, 16, Palette.Ink2)).Draw(canvas, section, left, middle - 8);
    }

    double DrawFact(ICanvas canvas, Element? section, string text, double left, double middle, Box box)
    {
        var word = types.Word(text, FontStyle.Medium);
        var line = word.Fit(Math.Max(1, (box.Right - 8 - left) / MapStyle.Small.Size));
        canvas.Mark(section?.Add(Role.P));
        canvas.Text(line, left, LineDrawing.Baseline(word.Font, middle - 8, MapStyle.Small.Size, 16), MapStyle.Small.Size, Palette.Ink2);
        return left + (line.Width * MapStyle.Small.Size) + 8;
    }

    // Beside its name stand the icon, the count and, on later sheets, that it goes on.
    TextBlock Label(MapStage stage, double width)
    {
        var beside = width <= NarrowHead ? 20 : 14 + 28 + 8 + 40;
        return types.Block(stage.Label, FontStyle.SemiBold, Math.Max(60, width - beside - (stage.IsFirst ? 0 : (types.Word(subject.Continued).Width * 11.5) + 12)), LabelLook);
    }

    TextBlock Title(MapLane lane) => types.Block(lane.Title, FontStyle.SemiBold, TitleWidth - (lane.Kind == MapLaneKind.Curve ? 6 : 0), MapStyle.LaneTitle);

    TextBlock Note(MapLane lane, string note) => types.Block(note, FontStyle.Regular, TitleWidth - (lane.Kind == MapLaneKind.Kpis ? 22 : 0), MapStyle.LaneNote);

    // In the lane of KPIs the note explains the dashed line of targets.
    void DrawNote(ICanvas canvas, MapLane lane, string note, double x, double y)
    {
        if (lane.Kind == MapLaneKind.Kpis)
        {
            canvas.Stroke(Outline.Line(x, y + 8, x + 16, y + 8), new Pen(Palette.Ink3, 1, 3, 2));
            x += 22;
        }
        Note(lane, note).Draw(canvas, null, x, y);
    }

    void DrawScale(ICanvas canvas, MapLane lane, Box box)
    {
        var i = 0;
        foreach (var level in MapStyle.Levels)
        {
            var y = box.Y + 1 + MapStyle.HeightOf(level);
            var text = level switch { > 0 => $"+{level}", < 0 => $"−{-level}", _ => "0" };
            var hasFace = i < lane.Faces.Count;
            types.Block(text, FontStyle.Medium, 24, ScaleLook).Draw(canvas, null, box.Right - 8 - 24 - (hasFace ? ScaleIcon + 4 : 0), y - 8);
            if (hasFace)
                canvas.Icon(subject.Icons(lane.Faces[i]), box.Right - 8 - ScaleIcon, y - (ScaleIcon / 2), ScaleIcon, Palette.Ink3);
            i++;
        }
    }
}
