using System.Buffers;
using System.Globalization;
using System.Text;

namespace JourneyMapper.Domain.Records;

/// <summary>Tidies what people type, and says why it is not accepted.</summary>
public static class AcceptedText
{
    const char NoBreak = '\u00a0';
    const char NarrowNoBreak = '\u202f';

    // All that Unicode calls white space but those two.
    static readonly char[] Breaks = [.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsWhiteSpace).Except([NoBreak, NarrowNoBreak])];

    // What nobody sees, and what turns the direction of all that follows, lets one name look like another (Unicode Technical Report #36, section 2.5).
    // Joiners and the marks of a direction stay: Persian, the scripts of India, emoji and mixed lines are written with them.
    static bool IsDeceptive(char letter) => letter is '\u00AD' or '\u180E' or '\u200B' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';

    /// <summary>
    /// A text on one line of at most so many characters. Runs of blanks become one, but no-break spaces stay: French sets them before its punctuation.
    /// Characters that nobody sees or that turn the direction of a text are left out.
    /// </summary>
    public static (string Value, Problem? Problem) Line(string value, int limit, bool required = false)
    {
        var words = string.Concat(Readable(value).Where(letter => !IsDeceptive(letter))).Trim().Split(Breaks, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        return (line, Check(line, limit) ?? (required && !line.Any(IsVisible) ? Problem.Required : null));
    }

    /// <summary>A text of several lines, of at most so many characters. Empty lines inside are kept: they part paragraphs. Tabs become spaces.</summary>
    public static (string Value, Problem? Problem) Lines(string value, int limit)
    {
        var text = Readable(value).Replace('\t', ' ').Trim();
        return (text, Check(text, limit));
    }

    // Formatting characters alone, such as a zero-width space, would make a name that nobody sees.
    internal static bool IsVisible(char letter) => !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format;

    static Problem? Check(string text, int limit) => text.Length > limit ? Problem.TooLong : null;

    /// <summary>
    /// A text without what cannot be seen, stored or printed. Office programs paste control characters, and a cut may halve a character:
    /// those that mean the end of a line become one, others are left out. They are no reason to refuse the rest.
    /// </summary>
    public static string Readable(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var rest = value.AsSpan(); rest.Length > 0;)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var consumed) == OperationStatus.Done;
            if (rune.Value == '\r' && rest is [_, '\n', ..])
                consumed = 2;
            rest = rest[consumed..];
            if (!whole)
                continue;
            if (rune.Value is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
                text.Append('\n');
            else if (rune.Value == '\t' || !Rune.IsControl(rune))
                text.Append(rune);
        }

        return text.ToString();
    }
}
