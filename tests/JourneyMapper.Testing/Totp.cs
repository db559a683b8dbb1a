using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace JourneyMapper.Testing;

/// <summary>An authenticator app: RFC 6238 with SHA-1, six digits and steps of thirty seconds.</summary>
public static class Totp
{
    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // The step in which each key was first asked for a code: a test that goes on into the next step still means the codes of before.
    static readonly ConcurrentDictionary<string, long> Steps = new(StringComparer.Ordinal);

    /// <summary>The code that the app shows.</summary>
    /// <param name="key">In base 32, with spaces or without.</param>
    /// <param name="ahead">So many steps from when the app was first asked: servers take two to either side of now.</param>
    public static string Code(string key, int ahead = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, Steps.GetOrAdd(key, _ => DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + ahead);
#pragma warning disable CA5350 // The standard says so.
        var hash = HMACSHA1.HashData(Decoded(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    static byte[] Decoded(string key)
    {
        var bits = string.Concat(key.Where(letter => letter != ' ').Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
