using System.Globalization;
using System.Text;

namespace JourneyMapper.Web.Shared;

/// <summary>Makes patterns for SQL's LIKE out of what somebody typed: each word must occur, wherever; no character has a special meaning.</summary>
public static class SearchPattern
{
    /// <summary>Longer input is cut: nobody types it by hand.</summary>
    public const int Longest = 100;

    /// <summary>One pattern a word, without accents (compare with search_text, which takes them from the text), to be used with the escape character \.</summary>
    public static string[] Patterns(string? typed)
    {
        var plain = new StringBuilder();
        // Runes, since half a surrogate pair cannot be normalised and no database accepts it.
        foreach (var rune in (typed ?? "").EnumerateRunes().Take(Longest))
            plain.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return [.. plain.ToString().Normalize(NormalizationForm.FormD)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => $"%{Escape(WithoutAccents(word))}%")];
    }

    /// <summary>The words that somebody typed.</summary>
    public static string[] Words(string? typed) => (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where a word stands in a text that is at hand, or −1; case and accents do not matter.</summary>
    public static int IndexOf(string text, string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    /// <summary>Whether all the words that somebody typed occur in a text that is at hand.</summary>
    public static bool Matches(string? typed, string text) => Words(typed).All(word => IndexOf(text, word) >= 0);

    static string WithoutAccents(string decomposed) =>
        string.Concat(decomposed.Where(letter => letter is < '\u0300' or > '\u036f'));

    static string Escape(string word) => word
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
