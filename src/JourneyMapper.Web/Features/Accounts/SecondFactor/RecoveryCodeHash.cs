using System.Security.Cryptography;
using System.Text;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>
/// What is stored of recovery codes: PBKDF2 with as many rounds as passwords have. All codes of a set have one salt, so that one attempt is one hash, and not ten.
/// </summary>
static class RecoveryCodeHash
{
    const int SaltLength = 16, HashLength = 32;
    const char Mark = '$';

    /// <summary>Hashes a new set.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return [.. codes.Select(code => Written(salt, code))];
    }

    /// <summary>Which of the stored ones a code is; null where none is. Those of releases before are stored as they are.</summary>
    public static string? Find(IReadOnlyList<string> stored, string code)
    {
        // Of each salt, one hash; there is one.
        var candidates = stored.Select(one => one.Split(Mark)).Where(parts => parts.Length == 3).Select(parts => parts[1]).Distinct(StringComparer.Ordinal)
            .Select(salt => Written(Convert.FromHexString(salt), code)).Append(code).Select(Encoding.UTF8.GetBytes).ToList();
        return stored.FirstOrDefault(one => candidates.Exists(candidate => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), candidate)));
    }

    static string Written(byte[] salt, string code) =>
        $"{Mark}{Convert.ToHexString(salt)}{Mark}{Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(code, salt, PasswordHashing.Rounds, HashAlgorithmName.SHA512, HashLength))}";
}
