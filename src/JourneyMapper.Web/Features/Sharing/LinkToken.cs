using System.Security.Cryptography;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Sharing;

/// <summary>
/// What the address of a shared link ends with: 256 random bits as 64 hexadecimal digits. Mail programs cut an address at signs, never at letters and digits;
/// and by its length it is told from the token of a survey, which begins like it. Only its
/// hash is stored.
/// </summary>
static class LinkToken
{
    const int Bytes = 32;
    const int Length = 2 * Bytes;

    /// <summary>A new one.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of it, or null when the text cannot be one.</summary>
    public static byte[]? Hash(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower) ? Secret.Hash(text) : null;
}
