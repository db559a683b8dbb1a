using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>Shapes the texts of a map, each once: sheets are laid out several times, and words such as names of channels occur often.</summary>
/// <param name="shaper">Shapes them.</param>
sealed class MapTypesetter(TextShaper shaper)
{
    readonly Dictionary<(string Text, FontStyle Style), Paragraph> words = [];
    readonly Dictionary<IReadOnlyList<TextSpan>, IReadOnlyList<Paragraph>> texts = new(ReferenceEqualityComparer.Instance);

    /// <summary>A text without line breaks.</summary>
    public Paragraph Word(string text, FontStyle style = FontStyle.Regular)
    {
        if (!words.TryGetValue((text, style), out var known))
            words[(text, style)] = known = shaper.Paragraph(text, style);
        return known;
    }

    /// <summary>A text in the lines of a width.</summary>
    public TextBlock Block(string text, FontStyle style, double width, TextLook look) => new(Word(text, style), width, look);

    /// <summary>A text of spans, which may hold line breaks, in the lines of a width.</summary>
    public TextBlock Block(IReadOnlyList<TextSpan> spans, double width, TextLook look)
    {
        if (!texts.TryGetValue(spans, out var known))
            texts[spans] = known = [.. Paragraphs(spans)];
        return new(known, width, look);
    }

    // A paragraph for each line that was written.
    IEnumerable<Paragraph> Paragraphs(IReadOnlyList<TextSpan> spans)
    {
        if (spans is [{ Link: null, Color: null } only] && !only.Text.Contains('\n', StringComparison.Ordinal))
            return [Word(only.Text, only.Style)];
        return TextSpan.Lines(spans).Select(line => new Paragraph(line, shaper));
    }
}
