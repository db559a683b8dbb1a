using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>Checks what somebody types after their password: a code of their authenticator app, or one of their recovery codes. Each counts once.</summary>
/// <param name="db">The context that <paramref name="accounts"/> write through.</param>
/// <param name="accounts">Knows keys and codes.</param>
/// <param name="log">Is told of recovery codes that were used.</param>
/// <param name="clock">For how long a used code has to be remembered.</param>
public sealed class SecondFactorCodes(JourneyDbContext db, UserManager<Account> accounts, ActivityLog log, TimeProvider clock)
{
    /// <summary>The longest text that is worth reading, in characters.</summary>
    public const int Longest = 40;

    const int Digits = 6;
    const int HalfOfRecoveryCode = 5;
    const string Provider = "JourneyMapper";
    const string UsedCodes = "UsedCodes";

    // Identity takes codes of two steps before and after the present one, of thirty seconds each.
    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(3);

    /// <summary>Whether a code is right and was not used before. Of two requests with the same code at once, one succeeds.</summary>
    public async Task<bool> RedeemAsync(Account account, string code)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!account.TwoFactorEnabled || digits.Length != Digits || code.Any(char.IsLetter))
            return false;
        var used = await UsedAsync(account);
        if (used.Any(one => one.Code == digits) || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
            return false;
        return await RememberAsync(account, [.. used, (digits, clock.GetUtcNow())]);
    }

    /// <summary>Notes that a code was used: the first one, which has shown that the app is set up.</summary>
    public Task<bool> RememberAsync(Account account, string code) => RememberAsync(account, [(string.Concat(code.Where(char.IsAsciiDigit)), clock.GetUtcNow())]);

    /// <summary>Whether a recovery code is one of the account's; it is none any more afterwards.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="address">The network address that it comes from.</param>
    public async Task<bool> RedeemRecoveryAsync(Account account, string code, string address)
    {
        var letters = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (letters.Length != 2 * HalfOfRecoveryCode)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!(await accounts.RedeemTwoFactorRecoveryCodeAsync(account, $"{letters[..HalfOfRecoveryCode]}-{letters[HalfOfRecoveryCode..]}")).Succeeded)
            return false;
        await log.AddAsync(db, account.Id, address, ActivityKind.RecoveryCodeUsed);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    async Task<List<(string Code, DateTimeOffset At)>> UsedAsync(Account account)
    {
        var oldest = clock.GetUtcNow() - Remembered;
        var stored = await accounts.GetAuthenticationTokenAsync(account, Provider, UsedCodes) ?? "";
        return [.. from one in stored.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                   let parts = one.Split('@')
                   let at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture))
                   where at > oldest
                   select (parts[0], at)];
    }

    // The account's row has a stamp that changes with this: whoever comes second fails.
    async Task<bool> RememberAsync(Account account, List<(string Code, DateTimeOffset At)> used) =>
        (await accounts.SetAuthenticationTokenAsync(account, Provider, UsedCodes, string.Join(' ', used.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Code}@{one.At.ToUnixTimeSeconds()}"))))).Succeeded;
}
