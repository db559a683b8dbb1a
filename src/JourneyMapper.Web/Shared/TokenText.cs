namespace JourneyMapper.Web.Shared;

/// <summary>The text of a personal access token: "jm_" and a <see cref="Secret"/>. Only its hash is stored.</summary>
static class TokenText
{
    // Whoever finds one by accident, in a repository or a log, shall see what it is.
    const string Prefix = "jm_";
    const int HintLength = 7;

    static readonly int Length = Prefix.Length + Secret.Length;

    /// <summary>A new one.</summary>
    public static string New() => Prefix + Secret.New();

    /// <summary>Its first characters, to recognise it by.</summary>
    public static string Hint(string text) => text[..HintLength];

    /// <summary>What is stored of it, or null when the text cannot be a token.</summary>
    public static byte[]? Hash(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) ? Secret.Hash(text) : null;
}
