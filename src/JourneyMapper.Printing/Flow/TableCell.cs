using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>A cell of a table with its text shaped; or some of its lines, where it goes on over pages.</summary>
sealed class TableCell
{
    public const double Across = 8;
    public const double IconRoom = 20;
    const double Above = 6;
    const double IconSize = 15;
    const double DrawingGap = 3;
    const double MarkAcross = 7;
    const double MarkAbove = 3;
    const double DotRoom = 11;
    const double DotSize = 1.8;

    readonly IReadOnlyList<Paragraph> paragraphs;
    readonly TextLook look;
    readonly FlowElement element;
    readonly int first;
    readonly int count;
    (double Width, IReadOnlyList<(TextBlock Text, bool Begins)> Blocks)? known;

    public TableCell(FlowCell cell, IReadOnlyList<Paragraph> paragraphs, TextLook look)
        : this(cell, paragraphs, look, new(row => cell.IsHeading ? row.AddHeading(ofRow: true) : row.AddCell()), 0, int.MaxValue)
    {
    }

    TableCell(FlowCell cell, IReadOnlyList<Paragraph> paragraphs, TextLook look, FlowElement element, int first, int count) =>
        (Cell, this.paragraphs, this.look, this.element, this.first, this.count) = (cell, paragraphs, look, element, first, count);

    public FlowCell Cell { get; }

    /// <summary>How wide it is without any line break.</summary>
    public double Natural => (paragraphs.Count == 0 ? 0 : paragraphs.Max(paragraph => paragraph.Width) * look.Size) + Around;

    /// <summary>How wide its longest word is.</summary>
    public double Narrowest => (paragraphs.Count == 0 ? 0 : paragraphs.Max(paragraph => paragraph.LongestWord) * look.Size) + Around;

    double Before => Cell.IsList ? DotRoom : Cell.Icon is null ? 0 : IconRoom;

    double Around => (2 * Across) + Before + (Cell.Mark is null ? 0 : 2 * MarkAcross);

    double DrawingHeight => first == 0 && Cell.Drawing is { } drawing ? drawing.Height + DrawingGap : 0;

    public int LineCount(double width) => Blocks(width).Sum(block => block.Text.LineCount);

    public double Height(double width) => HeightOf(LineCount(width));

    public double HeightOf(int lines) => (2 * Above) + 1 + (lines * look.LineHeight) + DrawingHeight;

    /// <summary>How many lines there is room for in a height.</summary>
    public int LinesIn(double height) => (int)((height - HeightOf(0)) / look.LineHeight);

    /// <summary>Some of its lines.</summary>
    public TableCell Part(double width, int from, int lines)
    {
        var all = LineCount(width);
        return new(Cell, paragraphs, look, element, first + Math.Min(from, all), Math.Min(lines, Math.Max(0, all - from)));
    }

    /// <summary>Draws it as a cell of a row.</summary>
    public void DrawIn(ICanvas canvas, Element row, Box box) => Draw(canvas, element.In(row), box);

    /// <summary>Draws it as content of an element; null: as decoration.</summary>
    public void Draw(ICanvas canvas, Element? content, Box box)
    {
        var blocks = Blocks(box.Width);
        var (x, y) = (box.X + Across, box.Y + Above);
        if (Cell.Mark is { } mark)
        {
            mark.Draw(canvas, MarkBox(mark, blocks, box));
            x += MarkAcross;
        }
        if (first == 0 && Cell.Icon is { } icon)
            DrawIcon(canvas, content, icon, x, y);
        x += Before;
        var list = Cell.IsList && blocks.Count > 0 ? content?.Add(Role.L) : null;
        foreach (var (text, begins) in blocks)
        {
            if (Cell.IsList && begins)
                DrawDot(canvas, x, y);
            text.Draw(canvas, list is null ? content : list.Add(Role.LI).Add(Role.LBody, language: text.Language), x, y);
            y += text.Height;
        }
        if (first == 0 && Cell.Drawing is { } drawing)
        {
            var place = new Box(x, y + DrawingGap, box.Width - Around, drawing.Height);
            Mark(canvas, content, Cell.DrawingText, place);
            drawing.Draw(canvas, place);
        }
    }

    // The lines of its text stand beside those of other cells: it reaches above and below them.
    Box MarkBox(FlowMark mark, IReadOnlyList<(TextBlock Text, bool Begins)> blocks, Box cell)
    {
        var width = mark.IsWide ? cell.Width - (2 * Across) : (2 * MarkAcross) + Before + blocks.Select(block => block.Text.UsedWidth).DefaultIfEmpty(0).Max();
        var x = look.Alignment == Alignment.Right ? cell.Right - Across - width : cell.X + Across;
        return new(x, cell.Y + Above - MarkAbove, width, blocks.Sum(block => block.Text.Height) + DrawingHeight + (2 * MarkAbove));
    }

    void DrawIcon(ICanvas canvas, Element? content, IconShape icon, double x, double y)
    {
        var box = new Box(x, y + ((look.LineHeight - IconSize) / 2), IconSize, IconSize);
        Mark(canvas, content, Cell.IconText, box);
        canvas.Icon(icon, box.X, box.Y, IconSize, Cell.Color ?? look.Color);
    }

    // A picture that says something, or decoration.
    static void Mark(ICanvas canvas, Element? content, string text, Box box)
    {
        if (text.Length > 0 && content is not null)
            canvas.Mark(content.Add(Role.Figure, text), box);
        else
            canvas.Mark(null);
    }

    void DrawDot(ICanvas canvas, double x, double y)
    {
        canvas.Mark(null);
        canvas.FillCircle(x - DotRoom + DotSize + 1, y + (look.LineHeight / 2), DotSize, Cell.Color ?? Palette.Ink3);
    }

    // A block for each line that was written, as far as it belongs to this part.
    IReadOnlyList<(TextBlock Text, bool Begins)> Blocks(double width)
    {
        if (known is not { } made || made.Width != width)
            known = made = (width, [.. Some(paragraphs.Select(paragraph => new TextBlock(paragraph, Math.Max(1, width - Around), look with { Color = Cell.IsList ? look.Color : Cell.Color ?? look.Color })))]);
        return made.Blocks;
    }

    IEnumerable<(TextBlock Text, bool Begins)> Some(IEnumerable<TextBlock> all)
    {
        var (skip, left) = (first, count);
        foreach (var block in all)
        {
            var taken = Math.Min(left, Math.Max(0, block.LineCount - skip));
            if (taken > 0)
                yield return (taken == block.LineCount ? block : block.Part(skip, taken), skip == 0);
            skip = Math.Max(0, skip - block.LineCount);
            left -= taken;
        }
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
        var free = width - columns.Sum(column => column.Width ?? 0);
        var flexible = columns.Count(column => column.Width is null);
        // A word that has no end is broken rather than leave the others no room.
        var narrowest = Measure(cell => cell.Narrowest, free / Math.Max(1, flexible));
        var natural = Measure(cell => cell.Natural, double.MaxValue);
        var (least, most) = (narrowest.Sum(), natural.Sum());
        var each = new double[columns.Count];
        for (var i = 0; i < each.Length; i++)
            each[i] = columns[i].Width
                ?? (most <= free ? natural[i] * free / most : least >= free ? narrowest[i] * free / least : narrowest[i] + ((natural[i] - narrowest[i]) * (free - least) / (most - least)));
        known = (width, each);
        return each;
    }

    double[] Measure(Func<TableCell, double> of, double most) => [.. columns.Select((column, i) => column.Width is null ? Math.Min(most, rows.Max(row => of(row[i]))) : 0)];
}
