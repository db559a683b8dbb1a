using HarfBuzzSharp;
using HarfBuzzBuffer = HarfBuzzSharp.Buffer;

namespace JourneyMapper.Printing.Text;

/// <summary>Makes glyphs of characters, with HarfBuzz and ICU. For one job: not safe to share between threads.</summary>
/// <param name="fonts">Where glyphs come from.</param>
/// <param name="language">The language of the texts, as in BCP 47.</param>
public sealed class TextShaper(FontCascade fonts, string language) : IDisposable
{
    readonly HarfBuzzBuffer buffer = new();
    readonly Language shapingLanguage = new(language);
    readonly Dictionary<FontFile, Glyph> replacements = [];

    /// <summary>Where glyphs come from.</summary>
    public FontCascade Fonts => fonts;

    /// <summary>The language of the texts, as in BCP 47.</summary>
    public string Language => language;

    internal Bidi Bidi { get; } = new();

    internal LineBreaker LineBreaker { get; } = new();

    /// <summary>A text in one face, without line breaks.</summary>
    public Paragraph Paragraph(string text, FontStyle style = FontStyle.Regular) => new([new(text, style)], this);

    /// <inheritdoc/>
    public void Dispose()
    {
        buffer.Dispose();
        Bidi.Dispose();
        LineBreaker.Dispose();
    }

    /// <summary>Shapes a stretch of one font, script and direction; the characters around it count for how letters join.</summary>
    internal GlyphRun Shape(string text, int start, int end, FontFile font, byte level, Script script, int span)
    {
        buffer.ClearContents();
        buffer.AddUtf16(text.AsSpan(), start, end - start);
        buffer.Direction = (level & 1) == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Script = script;
        buffer.Language = shapingLanguage;
        font.Font.Shape(buffer);
        var infos = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        var glyphs = new Glyph[infos.Length];
        for (var i = 0; i < glyphs.Length; i++)
        {
            glyphs[i] = infos[i].Codepoint == 0
                ? Replacement(font) with { Cluster = (int)infos[i].Cluster }
                : new(infos[i].Codepoint, (int)infos[i].Cluster, places[i].XAdvance, places[i].XOffset, places[i].YOffset, infos[i].GlyphFlags.HasFlag(GlyphFlags.UnsafeToBreak));
        }
        return new(font, start, end, level, script, span, glyphs);
    }

    // Glyph 0 must not be shown (ISO 14289-1, section 7.21.8): what no font has is a box, or a question mark.
    Glyph Replacement(FontFile font)
    {
        if (replacements.TryGetValue(font, out var known))
            return known;
        const int WhiteSquare = 0x25A1;
        foreach (var character in (ReadOnlySpan<int>)[WhiteSquare, 0xFFFD, '?', ' '])
            if (font.Font.TryGetNominalGlyph(character, out var glyph) && glyph != 0)
                return replacements[font] = new(glyph, 0, font.AdvanceOf(glyph), 0, 0, IsUnsafeToBreak: false);
        return replacements[font] = default;
    }
}
