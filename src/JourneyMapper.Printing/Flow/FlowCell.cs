using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Alignment">Where its texts stand.</param>
/// <param name="Width">In CSS pixels; null: as wide as its texts need, within what there is.</param>
public sealed record FlowColumn(string Title, Alignment Alignment = Alignment.Start, double? Width = null)
{
    /// <summary>An icon before the heading.</summary>
    public IconShape? Icon { get; init; }

    /// <summary>The colour of the heading and its icon; null: that of headings.</summary>
    public Color? Color { get; init; }
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">A cell for each column.</param>
public sealed record FlowRow(params IReadOnlyList<FlowCell> Cells)
{
    /// <summary>Adds what stands below the cells and is as wide as all of them; it may go on on the next page.</summary>
    public Action<FlowContent>? Below { get; init; }
}

/// <summary>A cell of a table: text, with what stands before and below it.</summary>
/// <param name="Spans">The text; line breaks in it are kept.</param>
public sealed record FlowCell(IReadOnlyList<TextSpan> Spans)
{
    /// <summary>Whether it is the heading of its row.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Whether each line of it is an item of a list, with a dot before it.</summary>
    public bool IsList { get; init; }

    /// <summary>The colour of the text and of the icon; null: the table's. In a list it is that of the dots.</summary>
    public Color? Color { get; init; }

    /// <summary>A round box around the text, such as that of a score.</summary>
    public FlowMark? Mark { get; init; }

    /// <summary>An icon before the text.</summary>
    public IconShape? Icon { get; init; }

    /// <summary>What the icon says where the text does not say it; empty: it is decoration.</summary>
    public string IconText { get; init; } = "";

    /// <summary>Something drawn below the text, such as a bar.</summary>
    public FlowDrawing? Drawing { get; init; }

    /// <summary>What the drawing says where the text does not say it; empty: it is decoration.</summary>
    public string DrawingText { get; init; } = "";

    /// <summary>A text in the table's face.</summary>
    public static implicit operator FlowCell(string text) => new([new TextSpan(text)]);
}

/// <summary>A round box around a text.</summary>
/// <param name="Ground">The colour of its ground; null: none.</param>
/// <param name="Line">The colour of the line around it; null: none.</param>
/// <param name="IsWide">Whether it is as wide as there is room for, else as its text.</param>
public sealed record FlowMark(Color? Ground, Color? Line = null, bool IsWide = false)
{
    const double Radius = 7;

    internal void Draw(ICanvas canvas, Box box)
    {
        canvas.Mark(null);
        if (Ground is { } ground)
            canvas.FillRounded(box, Radius, ground);
        if (Line is { } line)
            canvas.StrokeRounded(box, Radius, new Pen(line));
    }
}

/// <summary>Something drawn by its owner.</summary>
/// <param name="Height">How high it is.</param>
/// <param name="Draw">Draws it in a box of that height.</param>
public sealed record FlowDrawing(double Height, Action<ICanvas, Box> Draw)
{
    /// <summary>A bar that is full to a share.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="color">The colour of the share.</param>
    /// <param name="ground">The colour of the rest.</param>
    /// <param name="height">How high it is.</param>
    public static FlowDrawing Bar(double share, Color color, Color ground, double height) => new(height, (canvas, box) =>
    {
        canvas.FillRounded(box, height / 2, ground);
        if (share > 0)
            canvas.FillRounded(box with { Width = Math.Max(height, box.Width * Math.Min(1, share)) }, height / 2, color);
    });

    /// <summary>The middle of a picture in a square.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="side">The side of the square.</param>
    public static FlowDrawing Square(Picture picture, double side) => new(side, (canvas, box) =>
    {
        var scale = side / Math.Min(picture.Width, picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        using (canvas.Clip(new(box.X, box.Y, side, side)))
            canvas.Image(picture, new(box.X - ((width - side) / 2), box.Y - ((height - side) / 2), width, height));
    });
}

/// <summary>An item of a list that an icon stands before.</summary>
/// <param name="Spans">The text; line breaks in it are kept.</param>
/// <param name="Icon">The icon.</param>
/// <param name="IconText">What it says.</param>
/// <param name="Color">Its colour.</param>
public sealed record FlowItem(IReadOnlyList<TextSpan> Spans, IconShape Icon, string IconText, Color Color);

/// <summary>A bar beside its name and its number.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Value">The number as it is read.</param>
/// <param name="Share">How far it is full, 0 to 1; null: there is no bar.</param>
/// <param name="Color">Its colour.</param>
/// <param name="IsBelow">Whether it belongs to the one above, and is smaller.</param>
public sealed record FlowBar(string Name, string Value, double? Share, Color Color, bool IsBelow = false);

/// <summary>A box with a name above it, a number and a bar inside.</summary>
/// <param name="Label">The name.</param>
/// <param name="LabelColor">Its colour.</param>
/// <param name="Value">The number as it is read.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Mark">The box.</param>
/// <param name="Drawing">Something drawn below the number. It is decoration.</param>
public sealed record FlowTile(string Label, Color LabelColor, string Value, Color Color, FlowMark Mark, FlowDrawing? Drawing = null);

/// <summary>A number that matters, and what it says.</summary>
/// <param name="Value">The number as it is read.</param>
/// <param name="Label">What it counts.</param>
/// <param name="Note">What is to be known of it, in small.</param>
/// <param name="Color">Its colour; null: that of texts.</param>
public sealed record KeyFigure(string Value, string Label, string Note = "", Color? Color = null);
