using System.Globalization;
using HarfBuzzSharp;

namespace JourneyMapper.Printing.Text;

/// <summary>
/// Divides a paragraph into runs of one font, script, direction and span. Scripts: Unicode Standard Annex #24, section 5.1: what many scripts share
/// has that of what stands before it. A grapheme cluster (Unicode Standard Annex #29) is never divided.
/// </summary>
static class Itemizer
{
    // Below it there are Latin letters and what all scripts share, each a cluster of its own.
    const int Plain = 0x250;

    /// <summary>The runs, in the order of the text.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="spans">Where each span ends, and its face.</param>
    /// <param name="levels">The embedding levels; null: all 0.</param>
    /// <param name="isCluster">Which UTF-16 units begin a grapheme cluster.</param>
    /// <param name="shaper">Shapes them.</param>
    public static List<GlyphRun> Runs(string text, IReadOnlyList<(int End, FontStyle Style)> spans, byte[]? levels, ReadOnlySpan<bool> isCluster, TextShaper shaper)
    {
        var runs = new List<GlyphRun>();
        FontFile? font = null;
        var (start, span, level, script) = (0, 0, (byte)0, Script.Common);
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            while (end < text.Length && !isCluster[end])
                end++;
            var nextSpan = span;
            while (spans[nextSpan].End <= at)
                nextSpan++;
            var nextLevel = levels?[at] ?? 0;
            var cluster = text.AsSpan(at, end - at);
            var nextScript = ScriptOf(cluster);
            var nextFont = FontOf(cluster, spans[nextSpan].Style, nextSpan == span ? font : null, shaper.Fonts);
            var begins = nextFont != font || nextLevel != level || nextSpan != span || (nextScript != script && nextScript != Script.Common && script != Script.Common);
            if (begins && at > start)
            {
                runs.Add(shaper.Shape(text, start, at, font!, level, Known(script), span));
                (start, script) = (at, nextScript);
            }
            else if (nextScript != Script.Common)
            {
                script = nextScript;
            }
            (font, level, span, at) = (nextFont, nextLevel, nextSpan, end);
        }
        if (font is not null)
            runs.Add(shaper.Shape(text, start, text.Length, font, level, Known(script), span));
        return runs;
    }

    static Script Known(Script script) => script == Script.Common ? Script.Latin : script;

    static Script ScriptOf(ReadOnlySpan<char> cluster)
    {
        var first = cluster[0];
        if (first < Plain)
            return char.IsLetter(first) ? Script.Latin : Script.Common;
        foreach (var rune in cluster.EnumerateRunes())
        {
            var script = UnicodeFunctions.Default.GetScript(rune.Value);
            if (script != Script.Common && script != Script.Inherited)
                return script;
        }
        return Script.Common;
    }

    static FontFile FontOf(ReadOnlySpan<char> cluster, FontStyle style, FontFile? current, FontCascade fonts)
    {
        var first = cluster[0];
        // A blank belongs to the text around it, so that this stays one run, unless it is too wide.
        if (first == ' ' && current is { HasWideBlank: false } && current.Has(' '))
            return current;
        // What the scripts of India share, such as the danda, has the font of what it stands behind.
        if (current is not null && first is >= '\u0900' and < '\u2000' && UnicodeFunctions.Default.GetScript(first) == Script.Common && current.Has(first))
            return current;
        if (cluster.Length == 1)
            return fonts.Find(style, first) ?? current ?? fonts.Primary(style);
        FontFile? fallback = null;
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (IsIgnorable(rune.Value) || fonts.Find(style, rune.Value) is not { } font)
                continue;
            fallback ??= font;
            if (HasAll(font, cluster))
                return font;
        }
        return fallback ?? fonts.Primary(style);
    }

    static bool HasAll(FontFile font, ReadOnlySpan<char> cluster)
    {
        foreach (var rune in cluster.EnumerateRunes())
            if (!IsIgnorable(rune.Value) && !font.Has(rune.Value))
                return false;
        return true;
    }

    // Joiners, variation selectors and tags are no glyphs of their own.
    static bool IsIgnorable(int codepoint) => CharUnicodeInfo.GetUnicodeCategory(codepoint) == UnicodeCategory.Format || codepoint is >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE01EF;
}
