using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Drawing;

/// <summary>Where lines stand between the edges of their block.</summary>
public enum Alignment
{
    /// <summary>Where the text's language begins: left, or right for those from right to left.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right edge.</summary>
    Right,

    /// <summary>At the left edge.</summary>
    Left,
}

/// <summary>How a block of text looks.</summary>
/// <param name="Size">The size of the text.</param>
/// <param name="LineHeight">From one baseline to the next.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Alignment">Where its lines stand.</param>
public sealed record TextLook(double Size, double LineHeight, Color Color, Alignment Alignment = Alignment.Start);

/// <summary>A text broken into lines of a width: paragraphs below each other without space between.</summary>
public sealed class TextBlock
{
    readonly List<TextLine> lines = [];

    /// <summary>Breaks paragraphs into lines.</summary>
    public TextBlock(IEnumerable<Paragraph> paragraphs, double width, TextLook look)
    {
        (Width, Look) = (width, look);
        foreach (var paragraph in paragraphs)
            lines.AddRange(paragraph.Lines(width / look.Size));
    }

    /// <summary>Breaks a paragraph into lines.</summary>
    public TextBlock(Paragraph paragraph, double width, TextLook look)
        : this([paragraph], width, look)
    {
    }

    // Some of the lines of another.
    TextBlock(IEnumerable<TextLine> lines, TextBlock other)
    {
        this.lines.AddRange(lines);
        (Width, Look) = (other.Width, other.Look);
    }

    /// <summary>The width that lines may take.</summary>
    public double Width { get; }

    /// <summary>How it looks.</summary>
    public TextLook Look { get; }

    /// <summary>How many lines it has.</summary>
    public int LineCount => lines.Count;

    /// <summary>How high it is.</summary>
    public double Height => lines.Count * Look.LineHeight;

    /// <summary>The width of its longest line.</summary>
    public double UsedWidth => lines.Count == 0 ? 0 : lines.Max(line => line.Width) * Look.Size;

    /// <summary>The width of its last line.</summary>
    public double LastLineWidth => lines.Count == 0 ? 0 : lines[^1].Width * Look.Size;

    /// <summary>Whether its first paragraph runs from right to left.</summary>
    public bool IsRightToLeft => lines.Count > 0 && lines[0].Paragraph.IsRightToLeft;

    /// <summary>The language of its first paragraph, where that is not the document's.</summary>
    public string? Language => lines.Count == 0 ? null : lines[0].Paragraph.Language;

    /// <summary>The part from one line on: what stands on the next page.</summary>
    public TextBlock Part(int first, int count) => new(lines.Skip(first).Take(count), this);

    /// <summary>Draws it as content of an element; what leads somewhere becomes a link in it.</summary>
    /// <param name="canvas">Draws.</param>
    /// <param name="element">What it is content of; null: it is decoration.</param>
    /// <param name="x">Its left edge.</param>
    /// <param name="y">Its upper edge.</param>
    public void Draw(ICanvas canvas, Element? element, double x, double y)
    {
        foreach (var line in lines)
        {
            LineDrawing.Draw(canvas, element, line, LeftOf(line, x), BaselineOf(line, y), Look.Size, Look.Color);
            y += Look.LineHeight;
        }
    }

    double LeftOf(TextLine line, double x)
    {
        var left = Width - (line.Width * Look.Size);
        return Look.Alignment switch
        {
            Alignment.Center => x + (left / 2),
            Alignment.Right => x + left,
            Alignment.Start when line.Paragraph.IsRightToLeft => x + left,
            _ => x,
        };
    }

    double BaselineOf(TextLine line, double y) => LineDrawing.Baseline(line.Paragraph.Font, y, Look.Size, Look.LineHeight);
}
