using System.Runtime.InteropServices;

namespace JourneyMapper.Printing.Text;

/// <summary>A glyph as HarfBuzz places it. Lengths are in units of the run's font.</summary>
/// <param name="Id">Its number in the font.</param>
/// <param name="Cluster">The UTF-16 unit of the paragraph with which its text begins.</param>
/// <param name="Advance">How far it moves the pen.</param>
/// <param name="X">How far right of the pen it is drawn.</param>
/// <param name="Y">How far above the pen it is drawn.</param>
/// <param name="IsUnsafeToBreak">Whether it may look different when a line begins with it.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Glyph(uint Id, int Cluster, int Advance, int X, int Y, bool IsUnsafeToBreak);

/// <summary>A stretch of text in one font, script and direction.</summary>
/// <param name="Font">The font.</param>
/// <param name="Start">Its first UTF-16 unit in the paragraph.</param>
/// <param name="End">Behind its last one.</param>
/// <param name="Level">Its embedding level (UAX 9): odd from right to left.</param>
/// <param name="Script">Its script.</param>
/// <param name="Span">The number of its span in the paragraph.</param>
/// <param name="Glyphs">What is drawn, from left to right.</param>
sealed record GlyphRun(FontFile Font, int Start, int End, byte Level, HarfBuzzSharp.Script Script, int Span, Glyph[] Glyphs)
{
    public bool IsRightToLeft => (Level & 1) == 1;
}

/// <summary>The part of a run that stands on a line: so many of its glyphs.</summary>
/// <param name="Run">The run.</param>
/// <param name="First">The number of the first glyph.</param>
/// <param name="Count">How many.</param>
/// <param name="Level">The run's level, or for blanks at the end of a line the paragraph's (UAX 9, rule L1).</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LineSegment(GlyphRun Run, int First, int Count, byte Level)
{
    public ReadOnlySpan<Glyph> Glyphs => Run.Glyphs.AsSpan(First, Count);

    /// <summary>Its first UTF-16 unit.</summary>
    public int Start => Run.Glyphs[Run.IsRightToLeft ? First + Count - 1 : First].Cluster;

    /// <summary>Behind its last UTF-16 unit.</summary>
    public int End
    {
        get
        {
            // The next glyph in the order of reading begins it.
            var next = Run.IsRightToLeft ? First - 1 : First + Count;
            return next >= 0 && next < Run.Glyphs.Length ? Run.Glyphs[next].Cluster : Run.End;
        }
    }

    /// <summary>The width in em.</summary>
    public double Width
    {
        get
        {
            var units = 0;
            foreach (var glyph in Glyphs)
                units += glyph.Advance;
            return units / Run.Font.UnitsPerEm;
        }
    }
}

/// <summary>A line of a paragraph. Widths are in em: times the size of the text they are lengths.</summary>
public sealed class TextLine
{
    readonly LineSegment[] segments;

    internal TextLine(Paragraph paragraph, LineSegment[] segments, double width, double trailing) =>
        (Paragraph, this.segments, Width, Trailing) = (paragraph, segments, width, trailing);

    /// <summary>The paragraph that it is of.</summary>
    public Paragraph Paragraph { get; }

    /// <summary>How wide it is, without the blanks at its end.</summary>
    public double Width { get; }

    /// <summary>How wide the blanks at its end are: left of the line where the paragraph runs from right to left.</summary>
    internal double Trailing { get; }

    /// <summary>From left to right.</summary>
    internal ReadOnlySpan<LineSegment> Segments => segments;

    /// <summary>Its characters, in the order of reading.</summary>
    internal string Text
    {
        get
        {
            var clusters = segments.SelectMany(segment => segment.Run.Glyphs.Skip(segment.First).Take(segment.Count)).Select(glyph => glyph.Cluster).ToList();
            return clusters.Count == 0 ? "" : Paragraph.Text[clusters.Min()..segments.Max(segment => segment.End)];
        }
    }

    /// <summary>Its parts that lead to one address each, or nowhere, from left to right, and how far from its left end they begin.</summary>
    internal IEnumerable<(TextLine Part, string? Address, double Offset)> PartsByLink()
    {
        var offset = Paragraph.IsRightToLeft ? -Trailing : 0;
        for (var first = 0; first < segments.Length;)
        {
            var address = Paragraph.SpanOf(segments[first].Run).Link;
            var end = first + 1;
            while (end < segments.Length && Paragraph.SpanOf(segments[end].Run).Link == address)
                end++;
            var part = segments[first..end];
            var width = part.Sum(segment => segment.Width);
            yield return (new(Paragraph, part, width, 0), address, offset);
            offset += width;
            first = end;
        }
    }
}
