using System.Security.Cryptography;
using System.Threading.RateLimiting;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Secret = JourneyMapper.Web.Shared.Secret;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>
/// The code that is asked for before there is a workspace: whoever reads the console of the server is who has started it, and nobody else becomes the owner. It is the same on all nodes, and gone with
/// the first workspace. See decision 64.
/// </summary>
/// <param name="contexts">Where it lies, encrypted.</param>
/// <param name="protection">Encrypts it, and the cookie that says who has given it.</param>
/// <param name="limit">How often one network may try.</param>
sealed class SetupCode(IDbContextFactory<JourneyDbContext> contexts, IDataProtectionProvider protection, AttemptLimit limit) : IAsyncDisposable
{
    /// <summary>The name of the cookie that says that the code was given.</summary>
    public const string Cookie = "setup";

    /// <summary>The longest text that is worth reading, in characters.</summary>
    public const int Longest = 60;

    // Base 32 without signs that look like others (I, L, O, U): seven groups of four, 140 bits.
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Letters = 28, Group = 4;

    static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    readonly IDataProtector stored = protection.CreateProtector("JourneyMapper.Setup.Code");
    readonly ITimeLimitedDataProtector given = protection.CreateProtector("JourneyMapper.Setup.Given").ToTimeLimitedDataProtector();
    readonly PartitionedRateLimiter<HttpContext> tries = PartitionedRateLimiter.Create<HttpContext, string>(limit.Of);

    /// <summary>The code, as people read it; made where there is none yet.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Of nodes that start at once, one makes it.
        await db.LockSetupAsync(cancellation);
        if (await StoredAsync(db, cancellation) is { } there)
            return Grouped(there);
        var code = RandomNumberGenerator.GetString(Alphabet, Letters);
        // One that cannot be read any more was encrypted with other keys.
        await db.SetupCodes.ExecuteDeleteAsync(cancellation);
        db.SetupCodes.Add(new() { Protected = stored.Protect(code) });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Grouped(code);
    }

    /// <summary>Compares what was typed, and lets that browser on for an hour; null when its network has tried too often.</summary>
    public async Task<bool?> GiveAsync(HttpContext http, string typed)
    {
        using var lease = tries.AttemptAcquire(http);
        if (!lease.IsAcquired)
        {
            RetryAfter.Tell(http.Response, lease);
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (await StoredAsync(db, http.RequestAborted) is not { } code || !CryptographicOperations.FixedTimeEquals(Secret.Hash(code), Secret.Hash(Normal(typed))))
            return false;
        http.Response.Cookies.Append(Cookie, given.Protect(code, Lifetime), new CookieOptions
        {
            MaxAge = Lifetime,
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
        });
        return true;
    }

    /// <summary>Whether a browser has given the code.</summary>
    public async Task<bool> IsGivenAsync(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie)
            return false;
        try
        {
            var proof = given.Unprotect(cookie);
            await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
            return await StoredAsync(db, http.RequestAborted) is { } code && CryptographicOperations.FixedTimeEquals(Secret.Hash(code), Secret.Hash(proof));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => tries.DisposeAsync();

    async Task<string?> StoredAsync(JourneyDbContext db, CancellationToken cancellation)
    {
        try
        {
            return await db.SetupCodes.AsNoTracking().Select(row => row.Protected).SingleOrDefaultAsync(cancellation) is { } there ? stored.Unprotect(there) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // As somebody may write it down: small letters, spaces, and signs that look like those of the alphabet.
    static string Normal(string typed) =>
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');

    static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(group => new string(group)));
}
