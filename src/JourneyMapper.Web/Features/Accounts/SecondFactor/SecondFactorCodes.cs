using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>Checks what somebody types after their password: a code of their authenticator app, or one of their recovery codes. Each counts once.</summary>
/// <param name="db">The context that <paramref name="members"/> write through.</param>
/// <param name="members">Knows keys and codes.</param>
/// <param name="log">Is told of recovery codes that were used.</param>
/// <param name="clock">For how long a used code has to be remembered.</param>
public sealed class SecondFactorCodes(JourneyDbContext db, UserManager<Member> members, ActivityLog log, TimeProvider clock)
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
    public async Task<bool> RedeemAsync(Member member, string code)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!member.TwoFactorEnabled || digits.Length != Digits || code.Any(char.IsLetter))
            return false;
        var used = await UsedAsync(member);
        if (used.Any(one => one.Code == digits) || !await members.VerifyTwoFactorTokenAsync(member, TokenOptions.DefaultAuthenticatorProvider, digits))
            return false;
        return await RememberAsync(member, [.. used, (digits, clock.GetUtcNow())]);
    }

    /// <summary>Notes that a code was used: the first one, which has shown that the app is set up.</summary>
    public Task<bool> RememberAsync(Member member, string code) => RememberAsync(member, [(string.Concat(code.Where(char.IsAsciiDigit)), clock.GetUtcNow())]);

    /// <summary>Whether a recovery code is one of the member's; it is none any more afterwards.</summary>
    public async Task<bool> RedeemRecoveryAsync(Member member, string code)
    {
        var letters = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (letters.Length != 2 * HalfOfRecoveryCode)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!(await members.RedeemTwoFactorRecoveryCodeAsync(member, $"{letters[..HalfOfRecoveryCode]}-{letters[HalfOfRecoveryCode..]}")).Succeeded)
            return false;
        log.Add(db, ActorOf(member), ActivityKind.RecoveryCodeUsed);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>The member who acts upon their own account.</summary>
    internal static CurrentMember ActorOf(Member member) => new(member.Id, member.WorkspaceId, member.DisplayName, member.Role);

    async Task<List<(string Code, DateTimeOffset At)>> UsedAsync(Member member)
    {
        var oldest = clock.GetUtcNow() - Remembered;
        var stored = await members.GetAuthenticationTokenAsync(member, Provider, UsedCodes) ?? "";
        return [.. from one in stored.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                   let parts = one.Split('@')
                   let at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture))
                   where at > oldest
                   select (parts[0], at)];
    }

    // The member's row has a stamp that changes with this: whoever comes second fails.
    async Task<bool> RememberAsync(Member member, List<(string Code, DateTimeOffset At)> used) =>
        (await members.SetAuthenticationTokenAsync(member, Provider, UsedCodes, string.Join(' ', used.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Code}@{one.At.ToUnixTimeSeconds()}"))))).Succeeded;
}
