using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Alignment">Where its texts stand.</param>
/// <param name="Width">In CSS pixels; null: as wide as its texts need, within what there is.</param>
public sealed record FlowColumn(string Title, Alignment Alignment = Alignment.Start, double? Width = null);

/// <summary>A cell of a table: text, with what stands before and below it.</summary>
/// <param name="Spans">The text; line breaks in it are kept.</param>
public sealed record FlowCell(IReadOnlyList<TextSpan> Spans)
{
    /// <summary>Whether it is the heading of its row.</summary>
    public bool IsHeading { get; init; }

    /// <summary>The colour of the text and of the icon; null: the table's.</summary>
    public Color? Color { get; init; }

    /// <summary>The colour of the ground.</summary>
    public Color? Ground { get; init; }

    /// <summary>An icon before the text.</summary>
    public IconShape? Icon { get; init; }

    /// <summary>Something drawn below the text, such as a bar. It is decoration: the text says the same.</summary>
    public FlowDrawing? Drawing { get; init; }

    /// <summary>A text in the table's face.</summary>
    public static implicit operator FlowCell(string text) => new([new TextSpan(text)]);
}

/// <summary>Something drawn by its owner.</summary>
/// <param name="Height">How high it is.</param>
/// <param name="Draw">Draws it in a box of that height.</param>
public sealed record FlowDrawing(double Height, Action<ICanvas, Box> Draw);

/// <summary>A number that matters, and what it says.</summary>
/// <param name="Value">The number as it is read.</param>
/// <param name="Label">What it counts.</param>
/// <param name="Note">What is to be known of it, in small.</param>
/// <param name="Color">Its colour; null: that of texts.</param>
public sealed record KeyFigure(string Value, string Label, string Note = "", Color? Color = null);
