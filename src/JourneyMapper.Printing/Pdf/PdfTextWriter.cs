using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Pdf;

/// <summary>
/// Writes the glyphs of a line. Runs from right to left are written in the order of reading, stepping back over each glyph, so that whoever reads the content reads the text.
/// Source: ISO 32000-1, sections 9.4.3 (TJ) and 14.9.4 (ActualText).
/// </summary>
sealed class PdfTextWriter(PdfBytes content)
{
    // Hundredths of a font unit are not seen.
    const double Invisible = 0.01;

    bool isInArray;
    bool isInString;
    int rise;
    double size;

    // Where the text matrix is after what was written, in font units from the beginning of the segment.
    double at;

    /// <summary>Shows a part of a line; the text matrix is at its left end.</summary>
    public void Show(Paragraph paragraph, LineSegment segment, PdfFont font, double size)
    {
        this.size = size;
        (at, rise) = (0, 0);
        var run = segment.Run;
        var glyphs = run.Glyphs;
        var end = segment.First + segment.Count;
        double pen = 0;
        if (run.IsRightToLeft)
            foreach (var glyph in segment.Glyphs)
                pen += glyph.Advance;
        for (var i = run.IsRightToLeft ? end - 1 : segment.First; run.IsRightToLeft ? i >= segment.First : i < end;)
        {
            var cluster = glyphs[i].Cluster;
            var (first, last) = (i, i);
            if (run.IsRightToLeft)
                while (first > segment.First && glyphs[first - 1].Cluster == cluster)
                    first--;
            else
                while (last + 1 < end && glyphs[last + 1].Cluster == cluster)
                    last++;
            var next = run.IsRightToLeft ? (first > 0 ? glyphs[first - 1].Cluster : run.End) : last + 1 < glyphs.Length ? glyphs[last + 1].Cluster : run.End;
            var text = paragraph.Text.AsSpan(cluster, next - cluster);
            double width = 0;
            for (var n = first; n <= last; n++)
                width += glyphs[n].Advance;
            if (run.IsRightToLeft)
                pen -= width;
            ShowCluster(glyphs.AsSpan(first, last - first + 1), pen, text, run.Font, font);
            if (!run.IsRightToLeft)
                pen += width;
            i = run.IsRightToLeft ? first - 1 : last + 1;
        }
        EndArray();
        if (rise != 0)
            content.Raw("0 Ts\n");
    }

    void ShowCluster(ReadOnlySpan<Glyph> glyphs, double pen, ReadOnlySpan<char> text, FontFile file, PdfFont font)
    {
        if (glyphs.Length == 1)
        {
            Put(glyphs[0], pen, font.CodeOf(glyphs[0].Id, text), file);
            return;
        }
        // Of a letter with marks the letter bears all the text, and the marks none. Where several glyphs have a width, all together bear it.
        var letter = -1;
        var letters = 0;
        for (var n = 0; n < glyphs.Length; n++)
        {
            if (glyphs[n].Advance == 0)
                continue;
            letter = n;
            letters++;
        }
        if (letters == 1)
        {
            double before = 0;
            for (var n = 0; n < letter; n++)
                before += glyphs[n].Advance;
            Put(glyphs[letter], pen + before, font.CodeOf(glyphs[letter].Id, text), file);
        }
        EndArray();
        content.Raw("/Span<</ActualText").Text(letters == 1 ? "" : text.ToString()).Raw(">>BDC\n");
        for (var n = 0; n < glyphs.Length; n++)
        {
            if (letters != 1 || n != letter)
                Put(glyphs[n], pen, font.CodeOf(glyphs[n].Id, text), file);
            pen += glyphs[n].Advance;
        }
        EndArray();
        content.Raw("EMC\n");
    }

    void Put(Glyph glyph, double pen, int code, FontFile file)
    {
        if (glyph.Y != rise)
        {
            EndArray();
            rise = glyph.Y;
            content.Number(rise * size / file.UnitsPerEm).Raw("Ts\n");
        }
        var x = pen + glyph.X;
        if (Math.Abs(x - at) > Invisible)
        {
            EndString();
            BeginArray();
            content.Number((at - x) * 1000 / file.UnitsPerEm);
        }
        BeginArray();
        if (!isInString)
            content.Raw("<");
        isInString = true;
        content.Hexadecimal(code);
        at = x + file.AdvanceOf(glyph.Id);
    }

    void BeginArray()
    {
        if (!isInArray)
            content.Raw("[");
        isInArray = true;
    }

    void EndString()
    {
        if (isInString)
            content.Raw(">");
        isInString = false;
    }

    void EndArray()
    {
        EndString();
        if (isInArray)
            content.Raw("]TJ\n");
        isInArray = false;
    }
}
