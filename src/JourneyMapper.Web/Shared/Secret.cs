using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Web.Shared;

/// <summary>Texts that let in whoever has them: 256 random bits in base64url. Only their hash is stored.</summary>
static class Secret
{
    const int Bytes = 32;

    /// <summary>How many characters one has.</summary>
    public static readonly int Length = Base64Url.GetEncodedLength(Bytes);

    /// <summary>A new one.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of one: SHA-256 without salt, as nobody guesses 256 random bits.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
