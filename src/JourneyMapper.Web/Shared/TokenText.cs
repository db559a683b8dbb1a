using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Web.Shared;

/// <summary>The text of a personal access token: "jm_" and 256 random bits in base64url. Only its hash is stored.</summary>
static class TokenText
{
    // Whoever finds one by accident, in a repository or a log, shall see what it is.
    const string Prefix = "jm_";
    const int Bytes = 32;
    const int HintLength = 7;

    static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(Bytes);

    /// <summary>A new one.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Its first characters, to recognise it by.</summary>
    public static string Hint(string text) => text[..HintLength];

    /// <summary>What is stored of it, or null when the text cannot be a token. No salt: nobody guesses 256 random bits.</summary>
    public static byte[]? Hash(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : null;
}
