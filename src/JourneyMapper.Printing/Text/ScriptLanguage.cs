using HarfBuzzSharp;

namespace JourneyMapper.Printing.Text;

/// <summary>Which language a text is read aloud in, where its script is one that the document's language is not written in (ISO 32000-1, section 14.9.2).</summary>
static class ScriptLanguage
{
    // The language that most people write in that script; Han alone is Chinese, with Kana it is Japanese.
    static readonly Dictionary<Script, string> Languages = new()
    {
        [Script.Adlam] = "ff",
        [Script.Arabic] = "ar",
        [Script.Armenian] = "hy",
        [Script.Balinese] = "ban",
        [Script.Bengali] = "bn",
        [Script.CanadianSyllabics] = "iu",
        [Script.Cherokee] = "chr",
        [Script.Cyrillic] = "ru",
        [Script.Devanagari] = "hi",
        [Script.Ethiopic] = "am",
        [Script.Georgian] = "ka",
        [Script.Greek] = "el",
        [Script.Gujarati] = "gu",
        [Script.Gurmukhi] = "pa",
        [Script.Han] = "zh",
        [Script.Hangul] = "ko",
        [Script.Hebrew] = "he",
        [Script.Hiragana] = "ja",
        [Script.Javanese] = "jv",
        [Script.Kannada] = "kn",
        [Script.Katakana] = "ja",
        [Script.Khmer] = "km",
        [Script.Lao] = "lo",
        [Script.Lisu] = "lis",
        [Script.Malayalam] = "ml",
        [Script.MeeteiMayek] = "mni",
        [Script.Mongolian] = "mn",
        [Script.Myanmar] = "my",
        [Script.Nko] = "nqo",
        [Script.OlChiki] = "sat",
        [Script.Oriya] = "or",
        [Script.Sinhala] = "si",
        [Script.Syriac] = "syc",
        [Script.Tamil] = "ta",
        [Script.Telugu] = "te",
        [Script.Thaana] = "dv",
        [Script.Thai] = "th",
        [Script.Tibetan] = "bo",
        [Script.Tifinagh] = "zgh",
        [Script.Vai] = "vai",
        [Script.Yi] = "ii",
    };

    /// <summary>The language of a text; null where it is the document's, or nothing tells.</summary>
    public static string? Of(string text, string document)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0370', '\uFFFF'))
            return null;
        string? found = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 0x41 || !Languages.TryGetValue(UnicodeFunctions.Default.GetScript(rune.Value), out var language))
            {
                // A text that begins with Latin letters is the document's own, with foreign words in it.
                if (found is null && rune.IsAscii && char.IsAsciiLetter((char)rune.Value))
                    return null;
                continue;
            }
            // Han alone does not tell: Kana may follow.
            if (language == "ja" || (language != "zh" && found is null))
                return Differs(language);
            found ??= language;
        }
        return Differs(found);

        string? Differs(string? language) => language is null || document.StartsWith(language, StringComparison.OrdinalIgnoreCase) ? null : language;
    }
}
