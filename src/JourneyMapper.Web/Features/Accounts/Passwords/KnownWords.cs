using System.Globalization;
using System.Text;

namespace JourneyMapper.Web.Features.Accounts.Passwords;

/// <summary>Whose word a password is little more than.</summary>
public enum KnownWord
{
    Product,
    Workspace,
    Name,
    Email,
}

/// <summary>Finds passwords that are little more than words which anybody knows who knows the person: of the product, the workspace, their name and e-mail.</summary>
static class KnownWords
{
    const int ShortestWord = 3;

    // With fewer letters of its own a password is little more than what it is made of.
    const int OwnLetters = 5;

    static readonly string[] Product = ["journeymapper", "journey", "mapper", "parcours"];

    /// <summary>Whose words a password is made of; null where it has enough of its own.</summary>
    /// <param name="password">As it was typed.</param>
    /// <param name="workspaces">The names of the person's workspaces.</param>
    /// <param name="names">As others see the person, in each of them.</param>
    /// <param name="email">The person's.</param>
    public static KnownWord? Find(string password, IEnumerable<string> workspaces, IEnumerable<string> names, string email)
    {
        var rest = Folded(password);
        KnownWord? first = null;
        foreach (var (kind, word) in Words(workspaces, names, email).OrderByDescending(word => word.Text.Length))
        {
            var without = rest.Replace(word, " ", StringComparison.Ordinal);
            first ??= without.Length < rest.Length ? kind : null;
            rest = without;
        }

        return first is not null && rest.Count(char.IsLetter) < OwnLetters ? first : null;
    }

    // With the whole names, which a password may have without the spaces between their words.
    static IEnumerable<(KnownWord Kind, string Text)> Words(IEnumerable<string> workspaces, IEnumerable<string> names, string email) =>
        ((KnownWord Kind, string Text)[])[.. Product.Select(word => (KnownWord.Product, word)), .. workspaces.SelectMany(name => Parts(KnownWord.Workspace, name)), .. names.SelectMany(name => Parts(KnownWord.Name, name)),
            .. Parts(KnownWord.Email, email)];

    static IEnumerable<(KnownWord, string)> Parts(KnownWord kind, string text) =>
        Words(Folded(text)) is var words && words.Length > 1 ? words.Append(string.Concat(words)).Where(IsLong).Select(word => (kind, word)) : words.Where(IsLong).Select(word => (kind, word));

    static string[] Words(string text) => string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static bool IsLong(string word) => word.Length >= ShortestWord;

    // "Élodie" and "elodie" are one word.
    static string Folded(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
