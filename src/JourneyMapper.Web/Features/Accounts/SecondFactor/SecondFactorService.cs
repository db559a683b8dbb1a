using System.Security.Claims;
using System.Security.Cryptography;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>What somebody needs to set up an authenticator app.</summary>
/// <param name="Key">In base 32, as apps take it.</param>
/// <param name="Address">The same as an address of the scheme "otpauth", for the QR code.</param>
/// <param name="Ticket">The key for the form that comes back with a code: nobody else can read it, or use it for another account.</param>
public sealed record AuthenticatorSetUp(string Key, string Address, string Ticket);

/// <summary>What a member has beside the password.</summary>
/// <param name="HasApp">Whether an authenticator app is set up.</param>
/// <param name="HasPasskey">Whether there is a passkey.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
/// <param name="IsDemanded">Whether the workspace demands one of both.</param>
public sealed record SecondFactorState(bool HasApp, bool HasPasskey, int RecoveryCodes, bool IsDemanded);

/// <summary>How an attempt to change one's second factor ended.</summary>
public enum SecondFactorChanged
{
    Done,

    /// <summary>It is not certain enough who sits there: see <see cref="Sessions.IsConfirmedAsync"/>.</summary>
    NotConfirmed,

    /// <summary>The code is not right, or comes too early after wrong ones.</summary>
    WrongCode,

    /// <summary>The form is older than a quarter of an hour.</summary>
    Late,

    /// <summary>The workspace demands a second factor, and there would be none left.</summary>
    Demanded,
}

/// <summary>What members do with their own second factor. Whoever has one is asked for it after the password. See decision 59.</summary>
public sealed class SecondFactorService(
    JourneyDbContext db, UserManager<Member> members, IUserStore<Member> store, SecondFactorCodes codes, SignIn signIn, SignInThrottle throttle, Sessions sessions, ActivityLog log,
    IDataProtectionProvider protection, IHttpContextAccessor http)
{
    /// <summary>How many recovery codes are made.</summary>
    public const int RecoveryCodes = 10;

    const string Issuer = "JourneyMapper";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>The account of who is signed in, or null when it was removed meanwhile.</summary>
    public Task<Member?> FindAsync(ClaimsPrincipal principal) => members.GetUserAsync(principal);

    /// <summary>What a member has.</summary>
    public async Task<SecondFactorState> ReadAsync(Member member, CancellationToken cancellation = default) => new(
        member.TwoFactorEnabled,
        await db.UserPasskeys.AnyAsync(row => row.UserId == member.Id, cancellation),
        await members.CountRecoveryCodesAsync(member),
        await db.DemandsSecondFactorAsync(member.Id, cancellation));

    /// <summary>A key that counts once a code has shown that an app has it.</summary>
    public AuthenticatorSetUp Begin(Member member)
    {
        var key = members.GenerateNewAuthenticatorKey();
        return SetUp(member, key, ProtectorFor(member).Protect(key, Lifetime));
    }

    /// <summary>The same again, for a form that was refused; null when it is too old.</summary>
    public AuthenticatorSetUp? Continue(Member member, string ticket) => KeyOf(member, ticket) is { } key ? SetUp(member, key, ticket) : null;

    /// <summary>Turns the second factor on. Other browsers are signed out.</summary>
    /// <returns>The recovery codes, which can be seen this one time.</returns>
    public async Task<(SecondFactorChanged Outcome, IReadOnlyList<string> RecoveryCodes)> TurnOnAsync(Member member, string ticket, string code)
    {
        if (!await sessions.IsConfirmedAsync(http.HttpContext!.User))
            return (SecondFactorChanged.NotConfirmed, []);
        if (KeyOf(member, ticket) is not { } key)
            return (SecondFactorChanged.Late, []);
        var (account, network) = (members.NormalizeName(member.UserName) ?? "", Sessions.AddressOf(http.HttpContext!));
        if (!throttle.BeginCode(account, network, isFamiliar: true))
            return (SecondFactorChanged.WrongCode, []);
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Not written yet: only for Identity to check the code against.
        await ((IUserAuthenticatorKeyStore<Member>)store).SetAuthenticatorKeyAsync(member, key, CancellationToken.None);
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await members.VerifyTwoFactorTokenAsync(member, TokenOptions.DefaultAuthenticatorProvider, digits))
            return (SecondFactorChanged.WrongCode, []);
        throttle.CodeSucceeded(account, network);
        if (!(await members.SetTwoFactorEnabledAsync(member, enabled: true)).Succeeded || !await codes.RememberAsync(member, digits))
            return (SecondFactorChanged.Late, []);
        var made = await NewCodesAsync(member);
        log.Add(db, SecondFactorCodes.ActorOf(member), ActivityKind.SecondFactorOn);
        await FinishAsync(member, transaction);
        return (SecondFactorChanged.Done, made);
    }

    /// <summary>Makes recovery codes in the place of those that there are.</summary>
    /// <returns>The codes, which can be seen this one time.</returns>
    public async Task<(SecondFactorChanged Outcome, IReadOnlyList<string> RecoveryCodes)> MakeCodesAsync(Member member)
    {
        if (!await sessions.IsConfirmedAsync(http.HttpContext!.User))
            return (SecondFactorChanged.NotConfirmed, []);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var made = await NewCodesAsync(member);
        log.Add(db, SecondFactorCodes.ActorOf(member), ActivityKind.RecoveryCodesMade);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return (SecondFactorChanged.Done, made);
    }

    /// <summary>Forgets the app, and the recovery codes where there is no passkey either. Other browsers are signed out.</summary>
    public async Task<SecondFactorChanged> TurnOffAsync(Member member)
    {
        if (!await sessions.IsConfirmedAsync(http.HttpContext!.User))
            return SecondFactorChanged.NotConfirmed;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockMemberAsync(member.Id);
        var state = await ReadAsync(member);
        if (state is { IsDemanded: true, HasPasskey: false })
            return SecondFactorChanged.Demanded;
        if (!(await members.SetTwoFactorEnabledAsync(member, enabled: false)).Succeeded)
            return SecondFactorChanged.Late;
        await ForgetAsync(db, member.Id, withRecoveryCodes: !state.HasPasskey);
        log.Add(db, SecondFactorCodes.ActorOf(member), ActivityKind.SecondFactorOff);
        await FinishAsync(member, transaction);
        return SecondFactorChanged.Done;
    }

    /// <summary>Deletes what is stored of an account’s app; with its recovery codes, if they are of no use either.</summary>
    internal static Task ForgetAsync(JourneyDbContext db, Guid account, bool withRecoveryCodes) =>
        db.UserTokens.Where(row => row.UserId == account && (withRecoveryCodes || row.Name != "RecoveryCodes")).ExecuteDeleteAsync();

    async Task<IReadOnlyList<string>> NewCodesAsync(Member member) => [.. await members.GenerateNewTwoFactorRecoveryCodesAsync(member, RecoveryCodes) ?? []];

    // The stamp of the account is another one, which the cookie of this browser has to say, too.
    async Task FinishAsync(Member member, IDbContextTransaction transaction)
    {
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        await signIn.RenewAsync(member);
        await sessions.EndOthersAsync(http.HttpContext!.User);
    }

    string? KeyOf(Member member, string ticket)
    {
        try
        {
            return ProtectorFor(member).Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    ITimeLimitedDataProtector ProtectorFor(Member member) => protection.CreateProtector("authenticator", member.Id.ToString()).ToTimeLimitedDataProtector();

    static AuthenticatorSetUp SetUp(Member member, string key, string ticket) =>
        new(key, $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(member.Email ?? "")}?secret={key}&issuer={Issuer}&digits=6", ticket);
}
