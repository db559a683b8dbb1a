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
    JourneyDbContext db, UserManager<Account> accounts, IUserStore<Account> store, SecondFactorCodes codes, SignIn signIn, SignInThrottle throttle, Sessions sessions, ActivityLog log,
    IDataProtectionProvider protection, IHttpContextAccessor http)
{
    /// <summary>How many recovery codes are made.</summary>
    public const int RecoveryCodes = 10;

    const string Issuer = "JourneyMapper";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>The account of who is signed in, or null when it was removed meanwhile.</summary>
    public Task<Account?> FindAsync(ClaimsPrincipal principal) => accounts.GetUserAsync(principal);

    /// <summary>What a member has.</summary>
    public async Task<SecondFactorState> ReadAsync(Account account, CancellationToken cancellation = default) => new(
        account.TwoFactorEnabled,
        await db.UserPasskeys.AnyAsync(row => row.UserId == account.Id, cancellation),
        await accounts.CountRecoveryCodesAsync(account),
        await db.DemandsSecondFactorAsync(account.Id, cancellation));

    /// <summary>A key that counts once a code has shown that an app has it.</summary>
    public AuthenticatorSetUp Begin(Account account)
    {
        var key = accounts.GenerateNewAuthenticatorKey();
        return SetUp(account, key, ProtectorFor(account).Protect(key, Lifetime));
    }

    /// <summary>The same again, for a form that was refused; null when it is too old.</summary>
    public AuthenticatorSetUp? Continue(Account account, string ticket) => KeyOf(account, ticket) is { } key ? SetUp(account, key, ticket) : null;

    /// <summary>Turns the second factor on. Other browsers are signed out.</summary>
    /// <returns>The recovery codes, which can be seen this one time.</returns>
    public async Task<(SecondFactorChanged Outcome, IReadOnlyList<string> RecoveryCodes)> TurnOnAsync(Account account, string ticket, string code)
    {
        if (!await sessions.IsConfirmedAsync(http.HttpContext!.User))
            return (SecondFactorChanged.NotConfirmed, []);
        if (KeyOf(account, ticket) is not { } key)
            return (SecondFactorChanged.Late, []);
        var (typed, network) = (accounts.NormalizeName(account.UserName) ?? "", NetworkAddress.Of(http.HttpContext!));
        if (!throttle.BeginCode(typed, network, isFamiliar: true))
            return (SecondFactorChanged.WrongCode, []);
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Not written yet: only for Identity to check the code against.
        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
            return (SecondFactorChanged.WrongCode, []);
        throttle.CodeSucceeded(typed, network, isFamiliar: true);
        if (!(await accounts.SetTwoFactorEnabledAsync(account, enabled: true)).Succeeded || !await codes.RememberAsync(account, digits))
            return (SecondFactorChanged.Late, []);
        var made = await NewCodesAsync(account);
        await log.AddAsync(db, account.Id, NetworkAddress.Of(http.HttpContext!), ActivityKind.SecondFactorOn);
        await FinishAsync(account, transaction);
        return (SecondFactorChanged.Done, made);
    }

    /// <summary>Makes recovery codes in the place of those that there are.</summary>
    /// <returns>The codes, which can be seen this one time.</returns>
    public async Task<(SecondFactorChanged Outcome, IReadOnlyList<string> RecoveryCodes)> MakeCodesAsync(Account account)
    {
        if (!await sessions.IsConfirmedAsync(http.HttpContext!.User))
            return (SecondFactorChanged.NotConfirmed, []);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var made = await NewCodesAsync(account);
        await log.AddAsync(db, account.Id, NetworkAddress.Of(http.HttpContext!), ActivityKind.RecoveryCodesMade);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return (SecondFactorChanged.Done, made);
    }

    /// <summary>Forgets the app, and the recovery codes where there is no passkey either. Other browsers are signed out.</summary>
    public async Task<SecondFactorChanged> TurnOffAsync(Account account)
    {
        if (!await sessions.IsConfirmedAsync(http.HttpContext!.User))
            return SecondFactorChanged.NotConfirmed;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockAccountByIdAsync(account.Id);
        var state = await ReadAsync(account);
        if (state is { IsDemanded: true, HasPasskey: false })
            return SecondFactorChanged.Demanded;
        if (!(await accounts.SetTwoFactorEnabledAsync(account, enabled: false)).Succeeded)
            return SecondFactorChanged.Late;
        await ForgetAsync(db, account.Id, withRecoveryCodes: !state.HasPasskey);
        await log.AddAsync(db, account.Id, NetworkAddress.Of(http.HttpContext!), ActivityKind.SecondFactorOff);
        await FinishAsync(account, transaction);
        return SecondFactorChanged.Done;
    }

    /// <summary>Deletes what is stored of an account’s app; with its recovery codes, if they are of no use either.</summary>
    internal static Task ForgetAsync(JourneyDbContext db, Guid account, bool withRecoveryCodes) =>
        db.UserTokens.Where(row => row.UserId == account && (withRecoveryCodes || row.Name != "RecoveryCodes")).ExecuteDeleteAsync();

    async Task<IReadOnlyList<string>> NewCodesAsync(Account account) => [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];

    // The stamp of the account is another one, which the cookie of this browser has to say, too.
    async Task FinishAsync(Account account, IDbContextTransaction transaction)
    {
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        await signIn.RenewAsync(account);
        await sessions.EndOthersAsync(http.HttpContext!.User);
    }

    string? KeyOf(Account account, string ticket)
    {
        try
        {
            return ProtectorFor(account).Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    ITimeLimitedDataProtector ProtectorFor(Account account) => protection.CreateProtector("authenticator", account.Id.ToString()).ToTimeLimitedDataProtector();

    static AuthenticatorSetUp SetUp(Account account, string key, string ticket) =>
        new(key, $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email ?? "")}?secret={key}&issuer={Issuer}&digits=6", ticket);
}
