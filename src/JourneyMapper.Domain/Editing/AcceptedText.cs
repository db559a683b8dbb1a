using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Editing;

/// <summary>Tidies what people type, and says why it is not accepted.</summary>
public static class AcceptedText
{
    const char NoBreak = '\u00a0';
    const char NarrowNoBreak = '\u202f';

    // All that Unicode calls white space but those two.
    static readonly char[] Breaks = [.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsWhiteSpace).Except([NoBreak, NarrowNoBreak])];

    /// <summary>A text on one line of at most so many characters. Runs of blanks become one, but no-break spaces stay: French sets them before its punctuation.</summary>
    public static (string Value, Problem? Problem) Line(string value, int limit, bool required = false)
    {
        var words = value.Trim().Split(Breaks, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        return (line, Check(line, limit) ?? (required && !line.Any(IsVisible) ? Problem.Required : null));
    }

    /// <summary>A text of several lines, at most <see cref="Limits.Text"/> characters. Empty lines inside are kept: they part paragraphs. Tabs become spaces.</summary>
    public static (string Value, Problem? Problem) Lines(string value)
    {
        var text = value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\t', ' ').Trim();
        return (text, Check(text, Limits.Text));
    }

    // Formatting characters alone, such as a zero-width space, would make a name that nobody sees.
    internal static bool IsVisible(char letter) => !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format;

    // Control characters cannot be seen, stored or printed; half a surrogate pair is no character at all.
    static Problem? Check(string text, int limit) =>
        text.Length > limit ? Problem.TooLong
        : text.Any(letter => char.IsControl(letter) && letter != '\n') || !IsWellFormed(text) ? Problem.Unreadable
        : null;

    static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[consumed..];
        }

        return true;
    }
}
