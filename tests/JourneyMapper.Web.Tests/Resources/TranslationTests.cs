using System.Text.RegularExpressions;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests.Resources;

/// <summary>Every text is there in both languages and says the same.</summary>
public sealed partial class TranslationTests
{
    // Words that are the same in both languages. A text that is not here and equals the English one has been forgotten.
    static readonly HashSet<string> SameInBoth = new(StringComparer.Ordinal)
    {
        "+", "A3", "A4", "Action", "Actions", "Alt + ← →", "Audit", "Audits", "Badge", "Bus", "Canal", "Catalogue", "Contact", "Conversions", "Conversion", "Ctrl + A", "Ctrl + Alt + M", "Ctrl + C", "Ctrl + D", "Ctrl + K", "Ctrl + P", "Ctrl + V", "Ctrl + X", "Ctrl + Z", "Date", "Description", "Dates", "Direct",
        "Document", "Effort", "English", "Europe", "F6", "Format", "Français", "Globe", "Impact", "Import", "Importance", "Indirect", "Introduction", "JourneyMapper", "Logo", "Message", "Messages", "minutes", "N", "Navigation", "Note", "Orange", "Orientation",
        "PDF", "Page", "Pages", "page", "pages", "Persona", "Personas", "persona", "personas", "Frustrations", "Motivations", "Segment", "Segments", "Place", "Portrait", "Positive", "Poster", "Prospects", "ROI", "Radio", "Score", "Source", "T", "Tab", "Total", "Transition", "Transitions", "UTF-16", "UTF-8", "Webhooks", "Zoom",
    };

    static readonly IReadOnlyList<ResourceFile> Files = ResourceFile.ReadAll();

    [Fact]
    public void Every_text_is_there_in_both_languages() => Report(
        from file in Files
        from key in file.English.Keys.Union(file.French.Keys, StringComparer.Ordinal)
        let problem = !file.English.TryGetValue(key, out var english) ? "missing in English"
            : !file.French.TryGetValue(key, out var french) ? "missing in French"
            : string.IsNullOrWhiteSpace(english) ? "empty in English"
            : string.IsNullOrWhiteSpace(french) ? "empty in French"
            : null
        where problem is not null
        select $"{file.Name}.{key} is {problem}");

    [Fact]
    public void Both_languages_fill_in_the_same_values() => Report(
        from text in Pairs()
        where !Placeholders(text.English).SetEquals(Placeholders(text.French))
        select $"{text.Key}: '{text.English}' and '{text.French}'");

    [Fact]
    public void No_text_was_left_in_English() => Report(
        from text in Pairs()
        where text.English == text.French && text.English.Any(char.IsLetter) && !SameInBoth.Contains(WithoutPlaceholders(text.English))
        select $"{text.Key}: '{text.French}'");

    [Fact]
    public void French_has_its_own_apostrophes_and_no_break_spaces() => Report(
        from text in Pairs()
        where TypewriterApostrophe().IsMatch(text.French) || WrongBlankAtPunctuation().IsMatch(WithoutCode(text.French))
        select $"{text.Key}: '{text.French}'");

    [Fact]
    public void The_French_guide_has_them_too() => Report(
        from line in File.ReadLines(Path.Combine(Repository.Root, "docs", "guide", "fr.md"))
        where BreakableBlankAtPunctuation().IsMatch(WithoutCode(line))
        select line);

    // A name that follows may begin with a vowel: "en tant que éditeur".
    [Fact]
    public void French_puts_no_value_behind_a_word_that_would_lose_its_vowel() => Report(
        from text in Pairs()
        where Elision().IsMatch(text.French)
        select $"{text.Key}: '{text.French}'");

    [Fact]
    public void One_thing_has_one_word_in_each_language() => Report(
        from text in Pairs()
        // The slider of the history counts them.
        where text.Key != "HistoryText.Revision"
        from found in SecondWordInFrench().Matches(text.French).Concat(SecondWordInEnglish().Matches(text.English))
        select $"{text.Key}: '{found.Value}'");

    // French has a blank before a colon, so what stands before one and behind it is put together by a text (Common.Named), in names for screen readers, too.
    [Fact]
    public void No_colon_is_written_into_pages() => Report(
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "JourneyMapper.Web"), "*.razor", SearchOption.AllDirectories)
        from line in File.ReadLines(file)
        where ColonBetweenValues().IsMatch(line)
        select $"{Path.GetFileName(file)}: {line.Trim()}");

    [Fact]
    public void There_are_texts_to_check() => Pairs().Count().ShouldBeGreaterThan(20);

    static IEnumerable<(string Key, string English, string French)> Pairs() =>
        from file in Files
        from text in file.English
        where file.French.ContainsKey(text.Key)
        select ($"{file.Name}.{text.Key}", text.Value, file.French[text.Key]);

    static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups["number"].Value)];

    static string WithoutPlaceholders(string text) => Placeholder().Replace(text, "").Trim(' ', '\u00a0', ':', '…', '.', '(', ')');

    static void Report(IEnumerable<string> problems) => string.Join('\n', problems).ShouldBeEmpty();

    // A format may follow the number; "{{" is a brace and no placeholder.
    [GeneratedRegex(@"(?<!\{)\{(?<number>\d+)(?:[,:][^}]*)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{L}'\p{L}")]
    private static partial Regex TypewriterApostrophe();

    // A no-break blank before a colon and inside of quotation marks, a narrow one before the other marks.
    [GeneratedRegex(@"[ \u202f][:»]|[ \u00a0][;?!]|«[^\u00a0]|[\p{L}\d»)}][;?!]|[^\u00a0]»")]
    private static partial Regex WrongBlankAtPunctuation();

    [GeneratedRegex(@" [:;?!»]|« ")]
    private static partial Regex BreakableBlankAtPunctuation();

    [GeneratedRegex(@"\b(?:en tant que|jusque|lorsque|quoique|puisque) \{", RegexOptions.IgnoreCase)]
    private static partial Regex Elision();

    // Panel: panneau. Sign-off: validation. Score: score. What a map was at a time is said by the time, not by a number.
    [GeneratedRegex(@"\b(?:volets?|approb\w+|approuv\w+|portefeuilles?|en revue|révisions?|Rôle de|support)\b|\b[Nn]otes?(?= d’audit| ne\b| obtenue)", RegexOptions.IgnoreCase)]
    private static partial Regex SecondWordInFrench();

    [GeneratedRegex(@"\b(?:approvals?|validations?|revisions?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SecondWordInEnglish();

    [GeneratedRegex(@"(?:\}|\)|@[\w.]+): ?(?:\{|@)(?!code|if|else|foreach)")]
    private static partial Regex ColonBetweenValues();

    // Names of headers and values of programs are written as programs write them.
    static string WithoutCode(string text) => Code().Replace(Placeholder().Replace(text, "0"), "");

    [GeneratedRegex(@"`[^`]*`|https?:\S*|\w[\w-]*: (?:application/json|Bearer)|::?-+")]
    private static partial Regex Code();
}
