using System.Buffers;
using System.Globalization;
using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Text;

/// <summary>A text without line breaks, shaped once and broken into lines of any width.</summary>
public sealed class Paragraph
{
    // What rounding leaves must not push a word to the next line.
    const double Tolerance = 1e-4;

    static readonly SearchValues<char> Unwanted = SearchValues.Create([.. Enumerable.Range('\u007F', 0x21).Select(code => (char)code), '\u2028', '\u2029', '\uFEFF', '\uFFFE']);

    readonly TextSpan[] spans;
    readonly TextShaper shaper;
    readonly List<GlyphRun> runs;

    // In em, for each UTF-16 unit.
    readonly float[] advances;
    readonly bool[] mayBegin;
    readonly bool[] isCluster;
    readonly byte level;

    /// <summary>Shapes a text.</summary>
    /// <param name="spans">Its parts, at least one; line breaks and control characters in them become blanks.</param>
    /// <param name="shaper">Used again when lines are made: by the same thread.</param>
    public Paragraph(IReadOnlyList<TextSpan> spans, TextShaper shaper)
    {
        this.spans = [.. spans];
        this.shaper = shaper;
        Text = spans.Count == 1 ? Clean(spans[0].Text) : Clean(string.Concat(spans.Select(span => span.Text)));
        var ends = new (int End, FontStyle Style)[spans.Count];
        var length = 0;
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (length += spans[i].Text.Length, spans[i].Style);
        isCluster = Clusters(Text);
        mayBegin = new bool[Text.Length];
        shaper.LineBreaker.Mark(Text, mayBegin);
        var levels = shaper.Bidi.Levels(Text, out level);
        runs = Itemizer.Runs(Text, ends, levels, isCluster, shaper);
        advances = new float[Text.Length];
        foreach (var run in runs)
            foreach (var glyph in run.Glyphs)
                advances[glyph.Cluster] += (float)(glyph.Advance / run.Font.UnitsPerEm);
        KeepLigatures();
        Width = WidthOf(0, TrimmedEnd(0, Text.Length));
        Language = ScriptLanguage.Of(Text, shaper.Language);
    }

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>Whether it runs from right to left: then its lines are aligned at the right.</summary>
    public bool IsRightToLeft => level == 1;

    /// <summary>How wide it is on one line, in em.</summary>
    public double Width { get; }

    /// <summary>How wide its longest part is that lines do not break, in em.</summary>
    public double LongestWord
    {
        get
        {
            var (longest, current) = (0.0, 0.0);
            for (var i = 0; i < Text.Length; i++)
            {
                current = mayBegin[i] ? advances[i] : current + advances[i];
                if (Text[i] != ' ')
                    longest = Math.Max(longest, current);
            }
            return longest;
        }
    }

    /// <summary>The face that gives its lines their height.</summary>
    public FontFile Font => shaper.Fonts.Primary(spans[0].Style);

    /// <summary>The language of its script where that is not the document's; null elsewhere.</summary>
    public string? Language { get; }

    /// <summary>The colour of its links, where they have one.</summary>
    internal Color? LinkColor => Array.Find(spans, span => span.Link is not null)?.Color;

    internal TextSpan SpanOf(GlyphRun run) => spans[run.Span];

    /// <summary>Whether any part of it leads somewhere.</summary>
    internal bool HasLinks => Array.Exists(spans, span => span.Link is not null);

    /// <summary>How many lines it takes.</summary>
    /// <param name="width">The width of a line in em.</param>
    public int CountLines(double width)
    {
        if (Width <= width)
            return 1;
        var count = 0;
        for (var at = 0; at < Text.Length; count++)
            at = NextLine(at, width);
        return count;
    }

    /// <summary>Breaks it into lines; a word that is wider than a line is broken between grapheme clusters.</summary>
    /// <param name="width">The width of a line in em.</param>
    public IReadOnlyList<TextLine> Lines(double width)
    {
        if (Width <= width)
            return [Line(0, Text.Length)];
        var lines = new List<TextLine>();
        for (var at = 0; at < Text.Length;)
        {
            var end = NextLine(at, width);
            lines.Add(Line(at, end));
            at = end;
        }
        return lines;
    }

    /// <summary>All of it on one line, however wide.</summary>
    public TextLine SingleLine() => Line(0, Text.Length);

    /// <summary>One line, with an ellipsis where it does not fit.</summary>
    /// <param name="width">The width of the line in em.</param>
    public TextLine Fit(double width)
    {
        if (Width <= width)
            return SingleLine();
        var ellipsis = shaper.Paragraph("…", spans[0].Style).Width;
        var end = 0;
        for (var i = 1; i < Text.Length && WidthOf(0, i) + ellipsis <= width; i++)
            if (isCluster[i])
                end = i;
        return new Paragraph([spans[0] with { Text = Text[..TrimmedEnd(0, end)] + "…" }], shaper).SingleLine();
    }

    // A position is where its text would overflow: the last place before it where a line may begin, or else a cluster may.
    int NextLine(int from, double width)
    {
        var (used, lastWord, lastCluster) = (0.0, -1, -1);
        for (var i = from; i < Text.Length; i++)
        {
            if (i > from && mayBegin[i])
                lastWord = i;
            if (i > from && isCluster[i] && used <= width + Tolerance)
                lastCluster = i;
            used += advances[i];
            if (Text[i] == ' ' || used <= width + Tolerance)
                continue;
            if (lastWord > 0)
                return lastWord;
            if (lastCluster > 0)
                return lastCluster;
        }
        return Text.Length;
    }

    TextLine Line(int start, int end)
    {
        var content = TrimmedEnd(start, end);
        var segments = new List<LineSegment>();
        foreach (var run in runs)
        {
            Cut(run, Math.Max(run.Start, start), Math.Min(run.End, content), run.Level, segments);
            // Blanks at the end of a line have the paragraph's direction (UAX 9, rule L1).
            Cut(run, Math.Max(run.Start, content), Math.Min(run.End, end), level, segments);
        }
        var width = 0.0;
        var trailing = 0.0;
        foreach (var segment in segments)
        {
            if (segment.Glyphs.Length > 0 && segment.Glyphs[0].Cluster >= content)
                trailing += segment.Width;
            else
                width += segment.Width;
        }
        Reorder(segments);
        return new(this, [.. segments], width, trailing);
    }

    void Cut(GlyphRun run, int start, int end, byte level, List<LineSegment> segments)
    {
        if (start >= end)
            return;
        if (start == run.Start && end == run.End)
        {
            segments.Add(new(run, 0, run.Glyphs.Length, level));
            return;
        }
        var (first, count, isUnsafe) = (-1, 0, false);
        for (var i = 0; i < run.Glyphs.Length; i++)
        {
            var glyph = run.Glyphs[i];
            isUnsafe |= glyph.IsUnsafeToBreak && ((glyph.Cluster == start && start != run.Start) || glyph.Cluster == end);
            if (glyph.Cluster < start || glyph.Cluster >= end)
                continue;
            if (first < 0)
                first = i;
            count++;
        }
        if (isUnsafe)
        {
            run = shaper.Shape(Text, start, end, run.Font, run.Level, run.Script, run.Span);
            (first, count) = (0, run.Glyphs.Length);
        }
        if (count > 0)
            segments.Add(new(run, first, count, level));
    }

    // UAX 9, rule L2: from the highest level down, each stretch of that level or above is reversed.
    static void Reorder(List<LineSegment> segments)
    {
        var highest = 0;
        foreach (var segment in segments)
            highest = Math.Max(highest, segment.Level);
        for (var level = highest; level > 0; level--)
            for (var i = 0; i < segments.Count; i++)
            {
                var end = i;
                while (end < segments.Count && segments[end].Level >= level)
                    end++;
                if (end > i)
                    segments.Reverse(i, end - i);
                i = Math.Max(i, end - 1);
            }
    }

    int TrimmedEnd(int start, int end)
    {
        while (end > start && Text[end - 1] == ' ')
            end--;
        return end;
    }

    double WidthOf(int start, int end)
    {
        var width = 0.0;
        for (var i = start; i < end; i++)
            width += advances[i];
        return width;
    }

    static bool[] Clusters(string text)
    {
        var begins = new bool[text.Length];
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\uFFFF'))
        {
            Array.Fill(begins, true);
            return begins;
        }
        for (var at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at))
            begins[at] = true;
        return begins;
    }

    // No line begins inside of what is one glyph, or glyphs that belong together: a conjunct of Devanagari, a syllable of Khmer.
    void KeepLigatures()
    {
        var begins = new bool[Text.Length];
        foreach (var run in runs)
            foreach (var glyph in run.Glyphs)
                begins[glyph.Cluster] = true;
        for (var i = 0; i < begins.Length; i++)
            if (!begins[i])
                (isCluster[i], mayBegin[i]) = (false, false);
    }

    // Control characters become blanks; marks of the byte order, which no text of a PDF may have (ISO 14289-1, section 7.21.7), what they mean between letters: no break.
    static string Clean(string text) => text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.AsSpan().ContainsAny(Unwanted)
        ? string.Create(text.Length, text, (cleaned, source) =>
        {
            for (var i = 0; i < cleaned.Length; i++)
                cleaned[i] = source[i] switch
                {
                    '\uFEFF' or '\uFFFE' => '\u2060',
                    '\u2028' or '\u2029' => ' ',
                    var character => char.IsControl(character) ? ' ' : character,
                };
        })
        : text;
}
