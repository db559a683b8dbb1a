using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Drawing;

/// <summary>Draws lines of text with their links.</summary>
public static class LineDrawing
{
    const double LinkLine = 0.06;
    const double LinkBelow = 0.14;

    /// <summary>The baseline of a line whose box begins there: half of what the line is higher than its letters lies above them (CSS Inline Layout, section 5).</summary>
    public static double Baseline(FontFile font, double top, double size, double lineHeight)
    {
        var (ascent, descent) = (font.Ascent / font.UnitsPerEm * size, font.Descent / font.UnitsPerEm * size);
        return top + ((lineHeight - ascent - descent) / 2) + ascent;
    }

    /// <summary>Draws a line as content of an element. Its links are children of the element.</summary>
    public static void Draw(ICanvas canvas, Element? element, TextLine line, double x, double baseline, double size, Color color)
    {
        canvas.Mark(element);
        if (element is null || !line.Paragraph.HasLinks)
        {
            canvas.Text(line, x, baseline, size, color);
            return;
        }
        foreach (var (part, address, offset) in line.PartsByLink())
        {
            var left = x + (offset * size);
            if (address is null)
            {
                canvas.Mark(element);
                canvas.Text(part, left, baseline, size, color);
                continue;
            }
            var link = element.Add(Role.Link);
            canvas.Mark(link);
            canvas.Text(part, left, baseline, size, color);
            canvas.Link(link, new(left, baseline - size, part.Width * size, size * 1.3), address, part.Text);
            canvas.Mark(null);
            canvas.Fill(new Box(left, baseline + (LinkBelow * size), part.Width * size, LinkLine * size), line.Paragraph.LinkColor ?? color);
        }
    }
}
