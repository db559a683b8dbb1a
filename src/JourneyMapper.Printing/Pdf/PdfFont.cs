using System.Buffers.Binary;
using System.Globalization;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Pdf;

/// <summary>
/// A font of one document: a Type 0 font whose character codes are given in the order of use. A code stands for a glyph and the text that it shows, so that what is copied is what was written.
/// Source: ISO 32000-1, sections 9.7 (composite fonts) and 9.10.3 (ToUnicode).
/// </summary>
sealed class PdfFont(FontFile font, string name, int id)
{
    readonly Dictionary<(uint Glyph, string Text), int> codes = [];
    readonly Dictionary<(uint Glyph, char Character), int> codesOfCharacters = [];
    readonly List<(uint Glyph, string Text)> used = [(0, "")];

    /// <summary>What content streams know it by.</summary>
    public string Name => name;

    public int Id => id;

    /// <summary>The code of a glyph that shows these characters.</summary>
    public int CodeOf(uint glyph, ReadOnlySpan<char> text)
    {
        if (text.Length != 1)
            return CodeOf(glyph, text.ToString());
        if (!codesOfCharacters.TryGetValue((glyph, text[0]), out var code))
            codesOfCharacters[(glyph, text[0])] = code = CodeOf(glyph, text.ToString());
        return code;
    }

    /// <summary>Writes the font with the glyphs that were used.</summary>
    public void Write(PdfFile file)
    {
        // One glyph may have several codes.
        var glyphs = new List<uint>();
        var places = new Dictionary<uint, int>();
        var map = new byte[used.Count * 2];
        for (var i = 0; i < used.Count; i++)
        {
            if (!places.TryGetValue(used[i].Glyph, out var place))
            {
                places[used[i].Glyph] = place = glyphs.Count;
                glyphs.Add(used[i].Glyph);
            }
            BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * i), (ushort)place);
        }
        var subset = FontSubset.Of(font, glyphs);
        var fontName = $"{Tag()}+{font.Name}";
        var program = file.WriteStream(subset, font.HasCffOutlines ? "/Subtype/OpenType" : string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"));
        var descriptor = WriteDescriptor(file, fontName, program);
        var value = new PdfBytes().Raw($"<</Type/Font/Subtype/{(font.HasCffOutlines ? "CIDFontType0" : "CIDFontType2")}/BaseFont/{fontName}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ").Reference(descriptor)
            .Raw("/CIDToGIDMap ");
        if (glyphs.Count == used.Count)
            value.Raw("/Identity");
        else
            value.Reference(file.WriteStream(map));
        value.Raw("/W[0[");
        foreach (var (glyph, _) in used)
            value.Number(Thousandths(font.AdvanceOf(glyph)));
        var descendant = file.Write(value.Raw("]]>>"));
        file.Write(id, value.Raw($"<</Type/Font/Subtype/Type0/BaseFont/{fontName}/Encoding/Identity-H/DescendantFonts[").Reference(descendant).Raw("]/ToUnicode ").Reference(WriteToUnicode(file)).Raw(">>"));
    }

    int CodeOf(uint glyph, string text)
    {
        if (codes.TryGetValue((glyph, text), out var code))
            return code;
        used.Add((glyph, text));
        return codes[(glyph, text)] = used.Count - 1;
    }

    // Section 9.8.1.
    int WriteDescriptor(PdfFile file, string fontName, int program)
    {
        const int Symbolic = 4;
        const int Italic = 64;
        var bounds = font.Bounds;
        return file.Write(new PdfBytes().Raw($"<</Type/FontDescriptor/FontName/{fontName}/Flags ").Integer(font.ItalicAngle == 0 ? Symbolic : Symbolic | Italic)
            .Raw("/FontBBox[").Number(Thousandths(bounds.Left)).Number(Thousandths(bounds.Bottom)).Number(Thousandths(bounds.Right)).Number(Thousandths(bounds.Top))
            .Raw("]/ItalicAngle ").Number(font.ItalicAngle).Raw("/Ascent ").Number(Thousandths(font.Ascent)).Raw("/Descent ").Number(-Thousandths(font.Descent))
            .Raw("/CapHeight ").Number(Thousandths(font.CapHeight)).Raw("/StemV 80").Raw(font.HasCffOutlines ? "/FontFile3 " : "/FontFile2 ").Reference(program).Raw(">>"));
    }

    int WriteToUnicode(PdfFile file)
    {
        // Adobe Technical Note #5014, section 7: at most so many lines in a block.
        const int Block = 100;
        var map = new PdfBytes().Raw("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (var first = 1; first < used.Count; first += Block)
        {
            var count = Math.Min(Block, used.Count - first);
            map.Integer(count).Raw(" beginbfchar\n");
            for (var code = first; code < first + count; code++)
            {
                map.Raw("<").Hexadecimal(code).Raw("><");
                foreach (var unit in used[code].Text)
                    map.Hexadecimal(unit);
                map.Raw(">\n");
            }
            map.Raw("endbfchar\n");
        }
        return file.WriteStream(map.Raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend").Span);
    }

    // Six capitals that make the name of a subset its own: section 9.6.4.
    string Tag()
    {
        var seed = (uint)((id * 7919) + used.Count);
        return string.Create(6, seed, (letters, left) =>
        {
            for (var i = 0; i < letters.Length; i++, left = (left / 26) + 31337)
                letters[i] = (char)('A' + (left % 26));
        });
    }

    double Thousandths(double units) => units * 1000 / font.UnitsPerEm;
}
