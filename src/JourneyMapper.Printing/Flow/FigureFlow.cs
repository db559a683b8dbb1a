using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>Something drawn by its owner, such as a chart: a figure with a text for those who do not see it.</summary>
sealed class FigureFlow(FlowDrawing drawing, string alternative) : FlowBlock
{
    public override double Height(double width) => drawing.Height;

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        canvas.Mark(parent.Add(Role.Figure, alternative), place);
        drawing.Draw(canvas, place);
    }
}

/// <summary>Blocks side by side, all as high as the highest.</summary>
sealed class ColumnsFlow(IReadOnlyList<FlowBlock> columns, double gap) : FlowBlock
{
    public override double Height(double width) => columns.Max(column => column.Height(WidthOf(width)));

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var width = WidthOf(place.Width);
        for (var i = 0; i < columns.Count; i++)
            columns[i].Draw(canvas, parent, place with { X = place.X + (i * (width + gap)), Width = width });
    }

    double WidthOf(double width) => (width - (gap * (columns.Count - 1))) / columns.Count;
}

/// <summary>Blocks, and others at their right in a share of the width.</summary>
sealed class AsideFlow(FlowStack left, FlowStack right, double share) : FlowBlock
{
    const double Gap = 20;

    public override double Height(double width) => Math.Max(left.Height(LeftOf(width)), right.Height(RightOf(width)));

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var (leftWidth, rightWidth) = (LeftOf(place.Width), RightOf(place.Width));
        left.Draw(canvas, parent, place with { Width = leftWidth, Height = left.Height(leftWidth) });
        right.Draw(canvas, parent, place with { X = place.Right - rightWidth, Width = rightWidth, Height = right.Height(rightWidth) });
    }

    double LeftOf(double width) => width - RightOf(width) - Gap;

    double RightOf(double width) => share * (width - Gap);
}

/// <summary>A box with a ground, a line around it or a bar at its left, and blocks inside. Continues on the next page where it must.</summary>
sealed class BoxFlow(FlowStack content, Color? ground, Color? line, Color? bar) : FlowBlock
{
    const double Padding = 12;
    const double Radius = 8;
    const double BarWidth = 3;

    // A bar alone is as high as what it stands beside.
    double Above => ground is null && line is null ? 4 : Padding;

    public override double Height(double width) => content.Height(width - (2 * Padding)) + (2 * Above);

    public override double LeastHeight(double width) => content.LeastHeight(width - (2 * Padding)) + (2 * Above);

    public override (FlowBlock Head, FlowBlock Tail)? Split(double width, double available) =>
        content.Split(width - (2 * Padding), available - (2 * Above)) is var (head, tail)
            ? (new BoxFlow((FlowStack)head, ground, line, bar) { Before = Before }, new BoxFlow((FlowStack)tail, ground, line, bar))
            : null;

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        canvas.Mark(null);
        if (ground is { } color)
            canvas.FillRounded(place, Radius, color);
        if (line is { } border)
            canvas.StrokeRounded(place, Radius, new Pen(border));
        if (bar is { } strip)
            canvas.Fill(Outline.RoundedBox(place with { Width = BarWidth }, 1), strip);
        content.Draw(canvas, parent, new(place.X + Padding, place.Y + Above, place.Width - (2 * Padding), place.Height - (2 * Above)));
    }
}

/// <summary>Numbers that matter, side by side in boxes.</summary>
sealed class KeyFiguresFlow(IReadOnlyList<(KeyFigure Figure, Paragraph Value, Paragraph Label, Paragraph? Note)> figures) : FlowBlock
{
    const double Gap = 10;
    const double Padding = 12;
    const double Narrowest = 120;

    static readonly TextLook LabelLook = new(12, 16, Palette.Ink2);
    static readonly TextLook NoteLook = new(11, 15, Palette.Ink3);

    public override double Height(double width)
    {
        var (columns, each) = Columns(width);
        var rows = (figures.Count + columns - 1) / columns;
        return (rows * RowHeight(each)) + ((rows - 1) * Gap);
    }

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var (columns, each) = Columns(place.Width);
        var height = RowHeight(each);
        var list = parent.Add(Role.L);
        for (var i = 0; i < figures.Count; i++)
        {
            var (figure, value, label, note) = figures[i];
            var box = new Box(place.X + (i % columns * (each + Gap)), place.Y + (i / columns * (height + Gap)), each, height);
            canvas.Mark(null);
            canvas.StrokeRounded(box, 8, new Pen(Palette.Line));
            var body = list.Add(Role.LI).Add(Role.LBody);
            var inner = each - (2 * Padding);
            var y = box.Y + Padding;
            foreach (var block in Blocks(value, label, note, figure, inner))
            {
                block.Draw(canvas, body.Add(Role.P, language: block.Language), box.X + Padding, y);
                y += block.Height;
            }
        }
    }

    static IEnumerable<TextBlock> Blocks(Paragraph value, Paragraph label, Paragraph? note, KeyFigure figure, double width)
    {
        yield return new(value, width, new(22, 28, figure.Color ?? Palette.Ink));
        yield return new(label, width, LabelLook);
        if (note is not null)
            yield return new(note, width, NoteLook);
    }

    double RowHeight(double width) => figures.Max(each => Blocks(each.Value, each.Label, each.Note, each.Figure, width - (2 * Padding)).Sum(block => block.Height)) + (2 * Padding);

    // All in one row where they have room, else in rows of as many as have.
    (int Columns, double Width) Columns(double width)
    {
        var most = Math.Max(1, (int)((width + Gap) / (Narrowest + Gap)));
        var rows = (figures.Count + most - 1) / most;
        var columns = (figures.Count + rows - 1) / rows;
        return (columns, (width - (Gap * (columns - 1))) / columns);
    }
}
