using System.Collections.Concurrent;
using JourneyMapper.Printing.Text;
using SkiaSharp;

namespace JourneyMapper.Printing.Drawing;

/// <summary>Fonts for Skia, which takes glyphs by the numbers that HarfBuzz gave them.</summary>
static class SkiaFonts
{
    static readonly ConcurrentDictionary<FontFile, SKTypeface> Typefaces = new();

    /// <summary>A font in a size, without hints: letters stand where they were laid out.</summary>
    public static SKFont Of(FontFile font, float size)
    {
        var typeface = Typefaces.GetOrAdd(font, static known =>
        {
            using var data = SKData.CreateCopy(known.Sfnt);
            return SKTypeface.FromData(data);
        });
        return new(typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, Edging = SKFontEdging.Antialias, LinearMetrics = true };
    }
}
