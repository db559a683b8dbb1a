using System.Globalization;
using System.Text;

namespace JourneyMapper.Web.Shared;

/// <summary>Makes texts comparable that people would call the same.</summary>
static class ComparableText
{
    /// <summary>Without regard to case, to blanks around and between words, and to how accents and apostrophes are stored.</summary>
    public static string Name(string text) =>
        string.Join(' ', text.Normalize().Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    /// <summary>Titles of columns even more so: without accents and marks.</summary>
    public static string Title(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToUpperInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
