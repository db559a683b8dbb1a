using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>Blocks that stand below each other, in the order in which they are added. Each method adds one and returns this.</summary>
public sealed class FlowContent
{
    static readonly (double Size, double Line, double Before)[] HeadingSizes = [(24, 30, 0), (17, 23, 24), (14, 19, 16), (12.5, 17, 12)];

    readonly TextShaper shaper;
    readonly List<FlowBlock> blocks = [];

    internal FlowContent(TextShaper shaper) => this.shaper = shaper;

    internal IReadOnlyList<FlowBlock> Blocks => blocks;

    /// <summary>A heading.</summary>
    /// <param name="level">1 to 4.</param>
    /// <param name="text">What it says.</param>
    /// <param name="hasBookmark">Whether the outline leads to it.</param>
    public FlowContent Heading(int level, string text, bool hasBookmark = true)
    {
        var (size, line, before) = HeadingSizes[level - 1];
        return Add(new TextFlow(Paragraphs([new(text, level == 1 ? FontStyle.Bold : FontStyle.SemiBold)]), new(size, line, level == 4 ? Palette.Ink3 : Palette.Ink), Role.H1 + (level - 1), hasBookmark ? (text, level) : null) { Before = before, IsHeading = true });
    }

    /// <summary>A paragraph; line breaks in it are kept.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="look">How it looks; null: as texts do.</param>
    /// <param name="style">Its face.</param>
    /// <param name="before">The space above it.</param>
    public FlowContent Paragraph(string text, TextLook? look = null, FontStyle style = FontStyle.Regular, double before = 6) => Paragraph([new(text, style)], look, before);

    /// <summary>A paragraph of spans, with links or bold words; line breaks in it are kept.</summary>
    public FlowContent Paragraph(IReadOnlyList<TextSpan> spans, TextLook? look = null, double before = 6, Role role = Role.P) =>
        Add(new TextFlow(Paragraphs(spans), look ?? FlowLooks.Body, role) { Before = before });

    /// <summary>A list.</summary>
    /// <param name="items">What each says; line breaks in it are kept.</param>
    /// <param name="isNumbered">Whether numbers stand before them instead of dots.</param>
    public FlowContent List(IEnumerable<string> items, bool isNumbered = false) => List(items.Select(item => (IReadOnlyList<TextSpan>)[new(item)]), isNumbered);

    /// <summary>A list of spans, with bold words or several colours.</summary>
    /// <param name="items">What each says; line breaks in it are kept.</param>
    /// <param name="isNumbered">Whether numbers stand before them instead of dots.</param>
    public FlowContent List(IEnumerable<IReadOnlyList<TextSpan>> items, bool isNumbered = false) =>
        List(items.Select((item, i) => (ListMark.Of(shaper.Paragraph(isNumbered ? FormattableString.Invariant($"{i + 1}.") : "•")), item)));

    /// <summary>A list whose items have icons before them.</summary>
    public FlowContent List(IEnumerable<FlowItem> items) => List(items.Select(item => (ListMark.Of(item), item.Spans)));

    /// <summary>A list of short texts that stand in columns, row by row.</summary>
    /// <param name="items">What each says.</param>
    /// <param name="columns">How many stand beside each other.</param>
    /// <param name="look">How they look.</param>
    public FlowContent Items(IEnumerable<IReadOnlyList<TextSpan>> items, int columns, TextLook look)
    {
        List<IReadOnlyList<Paragraph>> shaped = [.. items.Select(Paragraphs)];
        return shaped.Count == 0 ? this : Add(new ItemsFlow(shaped, columns, look) { Before = 2 });
    }

    /// <summary>Numbers that matter, side by side.</summary>
    public FlowContent KeyFigures(IEnumerable<KeyFigure> figures)
    {
        var shaped = figures.Select(figure => (figure, shaper.Paragraph(figure.Value, FontStyle.Bold), shaper.Paragraph(figure.Label, FontStyle.Medium), figure.Note.Length > 0 ? shaper.Paragraph(figure.Note) : null)).ToList();
        return shaped.Count == 0 ? this : Add(new KeyFiguresFlow(shaped) { Before = 12 });
    }

    /// <summary>Names with numbers in boxes, side by side in one row.</summary>
    public FlowContent Tiles(IEnumerable<FlowTile> tiles)
    {
        var shaped = tiles.Select(tile => (tile, shaper.Paragraph(tile.Label, FontStyle.SemiBold), shaper.Paragraph(tile.Value, FontStyle.SemiBold))).ToList();
        return shaped.Count == 0 ? this : Add(new TilesFlow(shaped) { Before = 12 });
    }

    /// <summary>Names with bars and numbers beside them: a list.</summary>
    public FlowContent Bars(IEnumerable<FlowBar> bars)
    {
        var shaped = bars.Select(bar => (bar, shaper.Paragraph(bar.Name), shaper.Paragraph(bar.Value, bar.IsBelow ? FontStyle.Medium : FontStyle.SemiBold))).ToList();
        return shaped.Count == 0 ? this : Add(new BarsFlow(shaped) { Before = 8 });
    }

    /// <summary>A table; its headings stand again on each page.</summary>
    /// <param name="columns">Its columns, at least one.</param>
    /// <param name="rows">Its rows, each with a cell for each column.</param>
    /// <param name="look">How its texts look; null: a little smaller than texts do.</param>
    public FlowContent Table(IReadOnlyList<FlowColumn> columns, IEnumerable<IReadOnlyList<FlowCell>> rows, TextLook? look = null) => Table(columns, rows.Select(cells => new FlowRow(cells)), look);

    /// <summary>A table with more than cells in its rows; its headings stand again on each page.</summary>
    /// <param name="columns">Its columns, at least one.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="look">How its texts look; null: a little smaller than texts do.</param>
    public FlowContent Table(IReadOnlyList<FlowColumn> columns, IEnumerable<FlowRow> rows, TextLook? look = null)
    {
        var text = look ?? FlowLooks.Cell;
        var headings = columns.Select(column => new TableCell(
            new([]) { Icon = column.Icon, Color = column.Color }, Paragraphs([new(column.Title, FontStyle.SemiBold)]), text with { Color = Palette.Ink2, Alignment = column.Alignment })).ToArray();
        return Add(new TableFlow(columns, headings, [.. rows.Select(row => new TableRow([.. row.Cells.Select((cell, i) => Cell(cell, text with { Alignment = columns[i].Alignment }))], row.Below is { } fill ? Inner(fill) : null))]) { Before = 10 });
    }

    /// <summary>Something drawn by its owner, such as a chart.</summary>
    /// <param name="drawing">Draws it.</param>
    /// <param name="alternative">What it says, for who does not see it.</param>
    public FlowContent Figure(FlowDrawing drawing, string alternative) => Add(new FigureFlow(drawing, alternative) { Before = 10 });

    /// <summary>A square of cells in which things stand by two numbers.</summary>
    /// <param name="matrix">What is in it.</param>
    /// <param name="alternative">What it says, for who does not see it.</param>
    public FlowContent Matrix(FlowMatrix matrix, string alternative) => Add(new MatrixFlow(matrix, alternative, shaper) { Before = 10 });

    /// <summary>A box with blocks inside.</summary>
    /// <param name="fill">Adds them.</param>
    /// <param name="ground">The colour of its ground.</param>
    /// <param name="line">The colour of the line around it.</param>
    /// <param name="bar">The colour of a bar at its left.</param>
    public FlowContent Box(Action<FlowContent> fill, Color? ground = null, Color? line = null, Color? bar = null) => Add(new BoxFlow(Inner(fill), ground, line, bar) { Before = 10 });

    /// <summary>Blocks that stay on one page, where they fit on one.</summary>
    public FlowContent Together(Action<FlowContent> fill)
    {
        var inner = Inner(fill);
        return Add(new TogetherFlow(inner) { Before = inner.Blocks.Count == 0 ? 0 : inner.Blocks[0].Before });
    }

    /// <summary>Blocks side by side, each as wide as the others; they are not divided.</summary>
    public FlowContent Columns(params IReadOnlyList<Action<FlowContent>> columns) => Add(new ColumnsFlow([.. columns.Select(Inner)], 16) { Before = 10 });

    /// <summary>Blocks, and others at their right in a share of the width; they are not divided.</summary>
    /// <param name="share">The share of those at the right, 0 to 1.</param>
    /// <param name="left">Adds those at the left.</param>
    /// <param name="right">Adds those at the right.</param>
    public FlowContent Aside(double share, Action<FlowContent> left, Action<FlowContent> right) => Add(new AsideFlow(Inner(left), Inner(right), share) { Before = 6 });

    /// <summary>Short words in round boxes beside each other.</summary>
    /// <param name="chips">What each says, with an icon before it.</param>
    /// <param name="ground">The colour of the boxes.</param>
    /// <param name="color">The colour of the words.</param>
    /// <param name="iconColor">The colour of the icons.</param>
    public FlowContent Chips(IEnumerable<(IconShape? Icon, string Text)> chips, Color ground, Color color, Color iconColor)
    {
        var shaped = chips.Select(chip => (chip.Icon, shaper.Paragraph(chip.Text, FontStyle.Medium))).ToList();
        return shaped.Count == 0 ? this : Add(new ChipsFlow(shaped, ground, color, iconColor) { Before = 4 });
    }

    /// <summary>Something drawn at the left, as decoration, and blocks beside it.</summary>
    /// <param name="drawing">Draws it.</param>
    /// <param name="room">How much room it has, with the space before the blocks.</param>
    /// <param name="fill">Adds the blocks.</param>
    public FlowContent Beside(FlowDrawing drawing, double room, Action<FlowContent> fill) => Add(new BesideFlow(drawing, room, Inner(fill)) { Before = 20 });

    /// <summary>Letters in a disc: what stands for a face without a picture. It is drawn with <see cref="Beside"/>.</summary>
    /// <param name="letters">One or two.</param>
    /// <param name="side">How wide and high it is.</param>
    /// <param name="ground">The colour of the disc.</param>
    public FlowDrawing Disc(string letters, double side, Color ground)
    {
        var shaped = shaper.Paragraph(letters, FontStyle.SemiBold);
        return new(side, (canvas, box) =>
        {
            canvas.FillCircle(box.X + (side / 2), box.Y + (side / 2), side / 2, ground);
            new TextBlock(shaped, side, new(side * 0.35, side, Color.White, Alignment.Center)).Draw(canvas, null, box.X, box.Y);
        });
    }

    /// <summary>What follows begins a page.</summary>
    public FlowContent Break() => Add(new PageBreak());

    FlowStack Inner(Action<FlowContent> fill)
    {
        var inner = new FlowContent(shaper);
        fill(inner);
        return new(inner.blocks);
    }

    FlowContent List(IEnumerable<(ListMark Mark, IReadOnlyList<TextSpan> Spans)> items)
    {
        var list = new FlowElement(parent => parent.Add(Role.L));
        var isFirst = true;
        foreach (var (mark, spans) in items)
        {
            Add(new ListItemFlow(mark, Paragraphs(spans), FlowLooks.Body, list) { Before = isFirst ? 6 : 3 });
            isFirst = false;
        }
        return this;
    }

    // A heading of a row is a little heavier where nobody has said how it looks.
    TableCell Cell(FlowCell cell, TextLook look) =>
        new(cell, Paragraphs(cell is { IsHeading: true, Spans: [{ Style: FontStyle.Regular } only] } ? [only with { Style = FontStyle.Medium }] : cell.Spans), look);

    // A paragraph for each line that was written.
    List<Paragraph> Paragraphs(IReadOnlyList<TextSpan> spans) => [.. TextSpan.Lines(spans).Select(line => new Paragraph(line, shaper))];

    FlowContent Add(FlowBlock block)
    {
        blocks.Add(block);
        return this;
    }
}

/// <summary>How texts look that flow.</summary>
public static class FlowLooks
{
    /// <summary>Texts that are read.</summary>
    public static readonly TextLook Body = new(12.5, 18.5, Palette.Ink);

    /// <summary>Texts beside them.</summary>
    public static readonly TextLook Quiet = new(12, 17, Palette.Ink2);

    /// <summary>Small notes.</summary>
    public static readonly TextLook Small = new(11, 15, Palette.Ink3);

    /// <summary>Cells of tables.</summary>
    public static readonly TextLook Cell = new(11.5, 15.5, Palette.Ink);
}

/// <summary>Blocks that are not divided.</summary>
sealed class TogetherFlow(FlowStack content) : FlowBlock
{
    public override double Height(double width) => content.Height(width);

    public override void Draw(ICanvas canvas, Element parent, Box place) => content.Draw(canvas, parent, place);
}
