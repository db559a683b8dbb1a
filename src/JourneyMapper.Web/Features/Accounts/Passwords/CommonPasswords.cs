using System.Collections.Frozen;
using System.IO.Compression;

namespace JourneyMapper.Web.Features.Accounts.Passwords;

/// <summary>
/// Passwords that everybody tries first: those of a list that comes with the application, with digits and signs around them, said twice or more, and runs of neighbouring letters. Nothing is asked of
/// anybody else. Where the list comes from: decision 59.
/// </summary>
static class CommonPasswords
{
    // A word of three letters with some digits is as good as any other text of that length.
    const int ShortestCore = 4;

    // So many digits and signs add nothing that is not tried, a date for instance. Beyond, they may be random.
    const int MostAround = 8;

    // What is said again and again, as "qwe123qwe123" or "aaaaaaaaaa", counts as what is said once.
    const int LongestRepeated = 6;

    static readonly Lazy<FrozenSet<string>> List = new(Read);

    // What is typed in the place of letters.
    static readonly FrozenDictionary<char, char> Disguises = new Dictionary<char, char> { ['@'] = 'a', ['0'] = 'o', ['1'] = 'i', ['3'] = 'e', ['$'] = 's', ['5'] = 's', ['7'] = 't', ['!'] = 'i' }.ToFrozenDictionary();

    /// <summary>How many lines the list has.</summary>
    public static int Count => List.Value.Count;

    /// <summary>Whether a password is one of those.</summary>
    public static bool Contain(string password)
    {
        var text = password.Trim().ToLowerInvariant();
        var once = Once(text);
        return IsKnown(text) || IsKnown(once) || (once.Length <= LongestRepeated && once.Length < text.Length) || IsRun(text);
    }

    static bool IsKnown(string text) => text.Length > 0 && (List.Value.Contains(text) || IsKnownCore(text) || IsKnownCore(Undisguised(text)));

    static bool IsKnownCore(string text)
    {
        var core = CoreOf(text);
        return core.Length >= ShortestCore && text.Length - core.Length <= MostAround && List.Value.Contains(core);
    }

    static string CoreOf(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && !char.IsLetter(text[start]))
            start++;
        while (end > start && !char.IsLetter(text[end - 1]))
            end--;
        return text[start..end];
    }

    static string Undisguised(string text) => string.Create(text.Length, text, (letters, from) =>
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Disguises.GetValueOrDefault(from[i], from[i]);
    });

    // The shortest text that gives this one when it is said again and again.
    static string Once(string text) => text.Length == 0 ? text : text[..(text + text).IndexOf(text, 1, StringComparison.Ordinal)];

    // "abcdefghij", "9876543210".
    static bool IsRun(string text) => text.Length > 1 && (IsRun(text, 1) || IsRun(text, -1));

    static bool IsRun(string text, int step) => Enumerable.Range(1, text.Length - 1).All(i => text[i] - text[i - 1] == step || (char.IsDigit(text[i]) && (text[i] - text[i - 1] - step) % 10 == 0));

    static FrozenSet<string> Read()
    {
        using var file = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt.gz") ?? throw new InvalidOperationException("The list of common passwords is missing.");
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return text.ReadToEnd().Split('\n').ToFrozenSet(StringComparer.Ordinal);
    }
}
