using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>A table. On each further page its headings stand again, for the eye only: who listens hears them once.</summary>
sealed class TableFlow : FlowBlock
{
    readonly TableCell[] headings;
    readonly IReadOnlyList<TableCell[]> rows;
    readonly IReadOnlyList<FlowColumn> columns;
    readonly FlowElement element;
    readonly FlowElement body;
    readonly TableWidths widths;
    readonly bool continues;

    public TableFlow(IReadOnlyList<FlowColumn> columns, TableCell[] headings, IReadOnlyList<TableCell[]> rows)
        : this(columns, headings, rows, new(parent => parent.Add(Role.Table)), new(table => table.Add(Role.TBody)), new(columns, [headings, .. rows]), continues: false)
    {
    }

    TableFlow(IReadOnlyList<FlowColumn> columns, TableCell[] headings, IReadOnlyList<TableCell[]> rows, FlowElement element, FlowElement body, TableWidths widths, bool continues) =>
        (this.columns, this.headings, this.rows, this.element, this.body, this.widths, this.continues) = (columns, headings, rows, element, body, widths, continues);

    public override double Height(double width) => HeightOf(headings, width) + rows.Sum(row => HeightOf(row, width));

    public override double LeastHeight(double width) => HeightOf(headings, width) + (rows.Count > 0 ? HeightOf(rows[0], width) : 0);

    public override (FlowBlock Head, FlowBlock Tail)? Split(double width, double available)
    {
        var used = HeightOf(headings, width);
        var count = 0;
        while (count < rows.Count && used + HeightOf(rows[count], width) <= available)
            used += HeightOf(rows[count++], width);
        return count == 0 || count == rows.Count ? null : (Part(0, count, continues), Part(count, rows.Count - count, continues: true));
    }

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var each = widths.In(place.Width);
        var table = element.In(parent);
        var y = place.Y;
        var heading = continues ? null : table.Add(Role.THead).Add(Role.TR);
        DrawRow(canvas, headings, heading is null ? null : _ => heading.AddHeading(ofRow: false), each, place.X, ref y, Palette.Line2);
        var inside = body.In(table);
        foreach (var row in rows)
        {
            var line = inside.Add(Role.TR);
            DrawRow(canvas, row, cell => cell.IsHeading ? line.AddHeading(ofRow: true) : line.AddCell(), each, place.X, ref y, Palette.Line);
        }
    }

    void DrawRow(ICanvas canvas, TableCell[] row, Func<FlowCell, Element>? element, double[] each, double left, ref double y, Color line)
    {
        var height = 0.0;
        for (var i = 0; i < row.Length; i++)
            height = Math.Max(height, row[i].Height(each[i]));
        var x = left;
        for (var i = 0; i < row.Length; i++)
        {
            var box = new Box(x, y, each[i], height);
            if (row[i].Cell.Ground is { } ground)
            {
                canvas.Mark(null);
                canvas.Fill(box, ground);
            }
            row[i].Draw(canvas, element?.Invoke(row[i].Cell), box, columns[i].Alignment);
            x += each[i];
        }
        y += height;
        canvas.Mark(null);
        canvas.Fill(new Box(left, y - 1, each.Sum(), 1), line);
    }

    double HeightOf(TableCell[] row, double width)
    {
        var each = widths.In(width);
        var height = 0.0;
        for (var i = 0; i < row.Length; i++)
            height = Math.Max(height, row[i].Height(each[i]));
        return height;
    }

    TableFlow Part(int first, int count, bool continues) => new(columns, headings, [.. rows.Skip(first).Take(count)], element, body, widths, continues) { Before = Before };
}

/// <summary>A cell with its text shaped.</summary>
sealed class TableCell(FlowCell cell, IReadOnlyList<Paragraph> paragraphs, TextLook look)
{
    public const double Across = 8;
    const double Above = 6;
    const double IconSize = 14;
    const double IconRoom = 18;
    const double DrawingGap = 4;

    (double Width, TextBlock Block)? known;

    public FlowCell Cell => cell;

    /// <summary>How wide it is without any line break.</summary>
    public double Natural => (paragraphs.Count == 0 ? 0 : paragraphs.Max(paragraph => paragraph.Width) * look.Size) + Around;

    /// <summary>How wide its longest word is.</summary>
    public double Narrowest => (paragraphs.Count == 0 ? 0 : paragraphs.Max(paragraph => paragraph.LongestWord) * look.Size) + Around;

    double Around => (2 * Across) + (cell.Icon is null ? 0 : IconRoom);

    public double Height(double width) => (2 * Above) + 1 + BlockIn(width, Alignment.Start).Height + (cell.Drawing is { } drawing ? drawing.Height + DrawingGap : 0);

    public void Draw(ICanvas canvas, Element? element, Box box, Alignment alignment)
    {
        var (x, y) = (box.X + Across, box.Y + Above);
        var block = BlockIn(box.Width, alignment);
        if (cell.Icon is { } icon)
        {
            canvas.Mark(null);
            canvas.Icon(icon, x, y + ((look.LineHeight - IconSize) / 2), IconSize, cell.Color ?? look.Color);
            x += IconRoom;
        }
        block.Draw(canvas, element, x, y);
        if (cell.Drawing is { } drawing)
        {
            canvas.Mark(null);
            drawing.Draw(canvas, new(box.X + Across, y + block.Height + DrawingGap, box.Width - (2 * Across), drawing.Height));
        }
    }

    TextBlock BlockIn(double width, Alignment alignment)
    {
        if (known is not { } made || made.Width != width || made.Block.Look.Alignment != alignment)
            known = made = (width, new(paragraphs, Math.Max(1, width - Around), look with { Alignment = alignment, Color = cell.Color ?? look.Color }));
        return made.Block;
    }
}

/// <summary>The widths of a table's columns, as CSS 2.2 proposes in section 17.5.2.2: none narrower than its longest word, the rest by how much each has to say.</summary>
sealed class TableWidths(IReadOnlyList<FlowColumn> columns, IReadOnlyList<TableCell[]> rows)
{
    (double Width, double[] Each)? known;

    public double[] In(double width)
    {
        if (known is { } made && made.Width == width)
            return made.Each;
        var narrowest = Measure(cell => cell.Narrowest);
        var natural = Measure(cell => cell.Natural);
        var (least, most) = (narrowest.Sum(), natural.Sum());
        var each = new double[columns.Count];
        for (var i = 0; i < each.Length; i++)
            each[i] = most <= width ? natural[i] * width / most
                : least >= width ? narrowest[i] * width / least
                : narrowest[i] + ((natural[i] - narrowest[i]) * (width - least) / (most - least));
        known = (width, each);
        return each;
    }

    double[] Measure(Func<TableCell, double> of) => [.. columns.Select((column, i) => column.Width ?? rows.Max(row => of(row[i])))];
}
