using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>What stands before an item of a list: draws it as content of a label, in a place that begins there.</summary>
sealed record ListMark(double Room, Action<ICanvas, Element, double, double, TextLook> Draw)
{
    const double Indent = 16;
    const double IconSize = 15;
    const double IconRoom = 22;

    /// <summary>A dot or a number.</summary>
    public static ListMark Of(Paragraph text) => new(Indent, (canvas, label, x, y, look) => new TextBlock(text, Indent, look).Draw(canvas, label, x, y));

    /// <summary>An icon.</summary>
    public static ListMark Of(FlowItem item) => new(IconRoom, (canvas, label, x, y, look) =>
    {
        var box = new Box(x, y + ((look.LineHeight - IconSize) / 2), IconSize, IconSize);
        canvas.Mark(label.Add(Role.Figure, item.IconText), box);
        canvas.Icon(item.Icon, box.X, box.Y, IconSize, item.Color);
    });
}

/// <summary>An item of a list: its mark, and its text.</summary>
sealed class ListItemFlow(ListMark mark, IReadOnlyList<Paragraph> text, TextLook look, FlowElement list) : FlowBlock
{
    public override double Height(double width) => new TextBlock(text, width - mark.Room, look).Height;

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var block = new TextBlock(text, place.Width - mark.Room, look);
        var item = list.In(parent).Add(Role.LI, language: block.Language);
        mark.Draw(canvas, item.Add(Role.Lbl), place.X, place.Y, look);
        block.Draw(canvas, item.Add(Role.LBody), place.X + mark.Room, place.Y);
    }
}

/// <summary>Short texts in columns beside each other, row by row: a list. Continues on the next page with a row.</summary>
sealed class ItemsFlow : FlowBlock
{
    const double Gap = 18;
    const double RowGap = 2;

    readonly IReadOnlyList<IReadOnlyList<Paragraph>> items;
    readonly int columns;
    readonly TextLook look;
    readonly FlowElement list;
    (double Width, List<TextBlock> Blocks)? known;

    public ItemsFlow(IReadOnlyList<IReadOnlyList<Paragraph>> items, int columns, TextLook look)
        : this(items, columns, look, new(parent => parent.Add(Role.L)))
    {
    }

    ItemsFlow(IReadOnlyList<IReadOnlyList<Paragraph>> items, int columns, TextLook look, FlowElement list) => (this.items, this.columns, this.look, this.list) = (items, columns, look, list);

    public override double Height(double width) => Rows(width).Sum(row => row.Height + RowGap) - RowGap;

    public override double LeastHeight(double width) => Rows(width).First().Height;

    public override (FlowBlock Head, FlowBlock Tail)? Split(double width, double available)
    {
        var (used, count) = (0.0, 0);
        foreach (var row in Rows(width).TakeWhile(row => used + row.Height <= available))
        {
            used += row.Height + RowGap;
            count += row.Blocks.Length;
        }
        return count == 0 || count >= items.Count ? null : (Part(items.Take(count)), Part(items.Skip(count)));
    }

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var element = list.In(parent);
        var each = WidthOf(place.Width) + Gap;
        var y = place.Y;
        foreach (var (blocks, height) in Rows(place.Width))
        {
            for (var i = 0; i < blocks.Length; i++)
                blocks[i].Draw(canvas, element.Add(Role.LI).Add(Role.LBody, language: blocks[i].Language), place.X + (i * each), y);
            y += height + RowGap;
        }
    }

    IEnumerable<(TextBlock[] Blocks, double Height)> Rows(double width)
    {
        if (known is not { } made || made.Width != width)
            known = made = (width, [.. items.Select(item => new TextBlock(item, WidthOf(width), look))]);
        return made.Blocks.Chunk(columns).Select(row => (row, row.Max(block => block.Height)));
    }

    double WidthOf(double width) => (width - (Gap * (columns - 1))) / columns;

    ItemsFlow Part(IEnumerable<IReadOnlyList<Paragraph>> part) => new([.. part], columns, look, list) { Before = Before };
}
