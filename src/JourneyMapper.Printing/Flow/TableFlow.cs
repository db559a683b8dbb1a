using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Flow;

/// <summary>A table. On each further page its headings stand again, for the eye only: who listens hears them once.</summary>
sealed class TableFlow : FlowBlock
{
    readonly TableCell[] headings;
    readonly IReadOnlyList<TableRow> rows;
    readonly FlowElement element;
    readonly FlowElement body;
    readonly TableWidths widths;
    readonly bool continues;

    public TableFlow(IReadOnlyList<FlowColumn> columns, TableCell[] headings, IReadOnlyList<TableRow> rows)
        : this(headings, rows, new(parent => parent.Add(Role.Table)), new(table => table.Add(Role.TBody)), new(columns, [headings, .. rows.Select(row => row.Cells)]), continues: false)
    {
    }

    TableFlow(TableCell[] headings, IReadOnlyList<TableRow> rows, FlowElement element, FlowElement body, TableWidths widths, bool continues) =>
        (this.headings, this.rows, this.element, this.body, this.widths, this.continues) = (headings, rows, element, body, widths, continues);

    public override double Height(double width)
    {
        var each = widths.In(width);
        return HeadingsHeight(each) + rows.Sum(row => row.Height(each));
    }

    public override double LeastHeight(double width)
    {
        var each = widths.In(width);
        return HeadingsHeight(each) + (rows.Count > 0 ? rows[0].LeastHeight(each) : 0);
    }

    public override (FlowBlock Head, FlowBlock Tail)? Split(double width, double available)
    {
        var each = widths.In(width);
        var used = HeadingsHeight(each);
        var count = 0;
        while (count < rows.Count && used + rows[count].Height(each) <= available)
            used += rows[count++].Height(each);
        if (count == rows.Count)
            return null;
        if (rows[count].Split(each, available - used) is { } parts)
            return (Part([.. rows.Take(count), parts.Head], continues), Part([parts.Tail, .. rows.Skip(count + 1)], continues: true));
        return count == 0 ? null : (Part([.. rows.Take(count)], continues), Part([.. rows.Skip(count)], continues: true));
    }

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var each = widths.In(place.Width);
        var table = element.In(parent);
        var heading = continues ? null : table.Add(Role.THead).Add(Role.TR);
        var height = HeadingsHeight(each);
        var x = place.X;
        for (var i = 0; i < headings.Length; i++)
        {
            headings[i].Draw(canvas, heading?.AddHeading(ofRow: false), new(x, place.Y, each[i], height));
            x += each[i];
        }
        canvas.Mark(null);
        canvas.Fill(new Box(place.X, place.Y + height - 1, place.Width, 1), Palette.Line2);
        var inside = body.In(table);
        var y = place.Y + height;
        foreach (var row in rows)
        {
            row.Draw(canvas, inside, each, place.X, y);
            y += row.Height(each);
            canvas.Mark(null);
            canvas.Fill(new Box(place.X, y - 1, place.Width, 1), Palette.Line);
        }
    }

    double HeadingsHeight(double[] each) => TableRow.HeightOf(headings, each);

    TableFlow Part(IReadOnlyList<TableRow> part, bool continues) => new(headings, part, element, body, widths, continues) { Before = Before };
}

/// <summary>A row of a table: cells beside each other, and blocks below them. On the next page go on the blocks, or the lines of cells that are very high.</summary>
sealed class TableRow
{
    // Cells with no more lines than these stay on one page; of others at least a few lines stand on each.
    const int MostTogether = 20;
    const int LeastLines = 4;
    const double BelowGap = 2;
    const double BelowEnd = 7;

    readonly FlowStack? below;
    readonly FlowElement element;
    readonly FlowElement belowElement;

    public TableRow(TableCell[] cells, FlowStack? below)
        : this(cells, below, new(body => body.Add(Role.TR)), new(body => body.Add(Role.TR).AddCell(cells.Length)))
    {
    }

    TableRow(TableCell[] cells, FlowStack? below, FlowElement element, FlowElement belowElement) => (Cells, this.below, this.element, this.belowElement) = (cells, below, element, belowElement);

    public TableCell[] Cells { get; }

    public static double HeightOf(TableCell[] cells, double[] each)
    {
        var height = 0.0;
        for (var i = 0; i < cells.Length; i++)
            height = Math.Max(height, cells[i].Height(each[i]));
        return height;
    }

    public double Height(double[] each) => HeightOf(Cells, each) + (below is null ? 0 : BelowGap + below.Height(BelowWidth(each)) + BelowEnd);

    public double LeastHeight(double[] each) =>
        below is not null ? HeightOf(Cells, each) + BelowGap + below.LeastHeight(BelowWidth(each)) + BelowEnd
        : Lines(each) > MostTogether ? Cells.Max(cell => cell.HeightOf(LeastLines))
        : Height(each);

    public (TableRow Head, TableRow Tail)? Split(double[] each, double available)
    {
        if (below is not null)
        {
            return below.Split(BelowWidth(each), available - HeightOf(Cells, each) - BelowGap - BelowEnd) is var (head, tail)
                ? (new(Cells, (FlowStack)head, element, belowElement), new([], (FlowStack)tail, element, belowElement))
                : null;
        }
        var lines = Lines(each);
        if (lines <= MostTogether)
            return null;
        var fitting = Math.Min(Cells.Min(cell => cell.LinesIn(available)), lines - LeastLines);
        return fitting < LeastLines ? null : (Part(each, 0, fitting), Part(each, fitting, int.MaxValue));
    }

    public void Draw(ICanvas canvas, Element body, double[] each, double left, double y)
    {
        var height = HeightOf(Cells, each);
        var x = left;
        for (var i = 0; i < Cells.Length; i++)
        {
            Cells[i].DrawIn(canvas, element.In(body), new(x, y, each[i], height));
            x += each[i];
        }
        if (below is null)
            return;
        var width = BelowWidth(each);
        below.Draw(canvas, belowElement.In(body), new(left + Indent, y + height + BelowGap, width, below.Height(width)));
    }

    // Where the texts of the first cell begin.
    static double Indent => TableCell.Across + TableCell.IconRoom;

    static double BelowWidth(double[] each) => each.Sum() - Indent - TableCell.Across;

    int Lines(double[] each) => Cells.Select((cell, i) => cell.LineCount(each[i])).DefaultIfEmpty(0).Max();

    TableRow Part(double[] each, int first, int count) => new([.. Cells.Select((cell, i) => cell.Part(each[i], first, count))], null, element, belowElement);
}
