using System.Globalization;
using System.Text;

namespace JourneyMapper.Web.Features.Guide;

/// <summary>Letters without case and accents, with the way back to the text that they come from.</summary>
static class FoldedText
{
    /// <summary>Folds a text: "Œuvre à créer" becomes "oeuvre a creer".</summary>
    public static string Fold(string text) => Fold(text, out _);

    /// <summary>Folds a text; <paramref name="origins"/> has for each letter the index that it comes from, and the text's length at the end.</summary>
    public static string Fold(string text, out List<int> origins)
    {
        var plain = new StringBuilder(text.Length);
        origins = new(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var letter in Parts(text[i]))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                    continue;
                plain.Append(char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter));
                origins.Add(i);
            }
        }

        origins.Add(text.Length);
        return plain.ToString();
    }

    static string Parts(char letter) => letter switch
    {
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        '’' => "'",
        // Only letters have accents, and what is no character at all cannot be normalised.
        _ => char.IsLetter(letter) ? letter.ToString().Normalize(NormalizationForm.FormD) : letter.ToString(),
    };
}
