using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace JourneyMapper.Printing.Text;

/// <summary>One font: one family, weight and script. Lengths are in font units, <see cref="UnitsPerEm"/> to the size of the text. Safe to share between threads.</summary>
public sealed class FontFile
{
    // In em. Inter's is 0.28, those of most scripts are 0.2 to 0.3.
    const double WidestBlank = 0.36;

    // HarfBuzz reads from it as long as the font lives.
    readonly byte[] sfnt;
    readonly int[] advances;

    internal FontFile(byte[] sfnt, string name)
    {
        this.sfnt = sfnt;
        Name = name;
        var blob = new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(sfnt, 0), sfnt.Length, MemoryMode.ReadOnly);
        Face = new Face(blob, 0);
        Face.MakeImmutable();
        UnitsPerEm = Face.UnitsPerEm;
        Font = new Font(Face);
        Font.SetFunctionsOpenType();
        Font.SetScale(Face.UnitsPerEm, Face.UnitsPerEm);
        Font.TryGetHorizontalFontExtents(out var extents);
        (Ascent, Descent) = (extents.Ascender, -extents.Descender);
        HasCffOutlines = Face.Tables.Any(tag => tag == Tag.Parse("CFF "));
        advances = new int[Face.GlyphCount];
        Array.Fill(advances, -1);
        var head = Table("head");
        Bounds = (Int16(head, 36), Int16(head, 38), Int16(head, 40), Int16(head, 42));
        // Angle of the post table: 16.16, counted against the clock.
        ItalicAngle = Table("post") is { Length: >= 8 } post ? BinaryPrimitives.ReadInt32BigEndian(post.AsSpan(4)) / 65536.0 : 0;
        var os2 = Table("OS/2");
        CapHeight = os2.Length >= 90 && BinaryPrimitives.ReadUInt16BigEndian(os2) >= 2 ? Int16(os2, 88) : 0.7 * UnitsPerEm;
        HasWideBlank = Font.TryGetNominalGlyph(' ', out var blank) && Font.GetHorizontalGlyphAdvance(blank) > WidestBlank * UnitsPerEm;
    }

    /// <summary>The name of its file, without the ending.</summary>
    public string Name { get; }

    /// <summary>How many units make the size of the text.</summary>
    public double UnitsPerEm { get; }

    /// <summary>From the baseline up.</summary>
    public double Ascent { get; }

    /// <summary>From the baseline down, a positive number.</summary>
    public double Descent { get; }

    /// <summary>The height of capitals.</summary>
    public double CapHeight { get; }

    /// <summary>In degrees, negative where letters lean to the right.</summary>
    public double ItalicAngle { get; }

    internal bool HasCffOutlines { get; }

    /// <summary>Whether its blank is far wider than that of the first font: that of emoji, and that of Sinhala.</summary>
    internal bool HasWideBlank { get; }

    /// <summary>The box around all glyphs.</summary>
    internal (int Left, int Bottom, int Right, int Top) Bounds { get; }

    internal Font Font { get; }

    internal Face Face { get; }

    internal ReadOnlySpan<byte> Sfnt => sfnt;

    /// <summary>How far a glyph moves the pen.</summary>
    internal int AdvanceOf(uint glyph)
    {
        var known = advances[glyph];
        return known >= 0 ? known : advances[glyph] = Font.GetHorizontalGlyphAdvance(glyph);
    }

    internal bool Has(int codepoint) => Font.TryGetNominalGlyph(codepoint, out var glyph) && glyph != 0;

    byte[] Table(string tag)
    {
        using var blob = Face.ReferenceTable(Tag.Parse(tag));
        return blob.AsSpan().ToArray();
    }

    static short Int16(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadInt16BigEndian(table[at..]);
}
