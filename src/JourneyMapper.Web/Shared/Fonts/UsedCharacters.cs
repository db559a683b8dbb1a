using System.Collections;
using System.Globalization;

namespace JourneyMapper.Web.Shared.Fonts;

/// <summary>The characters that occur in a document, written as they are or as numeric references (<c>&amp;#233;</c>, <c>&amp;#xE9;</c>).</summary>
sealed class UsedCharacters
{
    const int Count = 0x110000;

    readonly int[] sorted;

    public UsedCharacters(string html)
    {
        var used = new BitArray(Count);
        foreach (var rune in html.EnumerateRunes())
            used[rune.Value] = true;
        for (var at = html.IndexOf("&#", StringComparison.Ordinal); at >= 0; at = html.IndexOf("&#", at + 2, StringComparison.Ordinal))
            AddReference(used, html.AsSpan(at + 2, Math.Min(10, html.Length - at - 2)));
        sorted = [.. Enumerable.Range(0, Count).Where(character => used[character])];
    }

    public bool HasAny(int from, int to)
    {
        var at = Array.BinarySearch(sorted, from);
        return at >= 0 || (~at < sorted.Length && sorted[~at] <= to);
    }

    static void AddReference(BitArray used, ReadOnlySpan<char> reference)
    {
        if (reference.IndexOf(';') is not (> 0 and var end))
            return;
        var hexadecimal = reference[0] is 'x' or 'X';
        if (int.TryParse(reference[(hexadecimal ? 1 : 0)..end], hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var character)
            && character is >= 0 and < Count)
        {
            used[character] = true;
        }
    }
}
