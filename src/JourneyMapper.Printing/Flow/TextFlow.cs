using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>Paragraphs, or a heading.</summary>
sealed class TextFlow : FlowBlock
{
    // Fewer lines than these do not stand alone at the end or the beginning of a page.
    const int Together = 2;

    readonly IReadOnlyList<Paragraph> paragraphs;
    readonly TextLook look;
    readonly FlowElement element;
    readonly (string Title, int Level)? bookmark;
    readonly int first;
    readonly int count;
    (double Width, TextBlock Block) known;

    public TextFlow(IReadOnlyList<Paragraph> paragraphs, TextLook look, Role role, (string Title, int Level)? bookmark = null)
        : this(paragraphs, look, new(parent => parent.Add(role, language: paragraphs.FirstOrDefault()?.Language)), bookmark, 0, int.MaxValue)
    {
    }

    TextFlow(IReadOnlyList<Paragraph> paragraphs, TextLook look, FlowElement element, (string Title, int Level)? bookmark, int first, int count) =>
        (this.paragraphs, this.look, this.element, this.bookmark, this.first, this.count) = (paragraphs, look, element, bookmark, first, count);

    public bool IsHeading { get; init; }

    public override bool IsKeptWithNext => IsHeading;

    public override double Height(double width) => Block(width).Height;

    public override double LeastHeight(double width) => IsHeading ? Height(width) : Math.Min(Block(width).LineCount, Together) * look.LineHeight;

    public override (FlowBlock Head, FlowBlock Tail)? Split(double width, double available)
    {
        var lines = Block(width).LineCount;
        var fitting = Math.Min((int)((available + 0.01) / look.LineHeight), lines - Together);
        if (IsHeading || fitting < Together)
            return null;
        return (new TextFlow(paragraphs, look, element, bookmark, first, fitting) { Before = Before }, new TextFlow(paragraphs, look, element, null, first + fitting, count == int.MaxValue ? count : count - fitting));
    }

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        if (bookmark is { } entry)
            canvas.Bookmark(entry.Title, entry.Level, place.Y);
        Block(place.Width).Draw(canvas, element.In(parent), place.X, place.Y);
    }

    TextBlock Block(double width)
    {
        if (known.Block is null || known.Width != width)
        {
            var whole = new TextBlock(paragraphs, width, look);
            known = (width, first == 0 && count == int.MaxValue ? whole : whole.Part(first, count));
        }
        return known.Block;
    }
}
