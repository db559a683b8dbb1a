using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared;

/// <summary>How all passwords are hashed: those of accounts, and those of links for guests.</summary>
public static class PasswordHashing
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512: OWASP's Password Storage Cheat Sheet asks for so many.</summary>
    public const int Rounds = 210_000;

    /// <summary>Hashes and compares passwords.</summary>
    public static PasswordHasher<T> New<T>()
        where T : class => new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
}
