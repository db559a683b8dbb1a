using System.Buffers.Text;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Recovery;

/// <summary>
/// Links under which a member sets a new password: by mail, or from the console. Their tokens are Identity's, tied to the account's stamp: each ends with the first new password, whoever set it, and
/// after an hour.
/// </summary>
public sealed partial class PasswordLinks(JourneyDbContext db, UserManager<Account> accounts, PasswordGate gate, IdentityProvider provider, MemberTopic topic, ActivityLog log, ILogger<PasswordLinks> logger)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The longest token of a link, in characters.</summary>
    public const int LongestToken = 1000;

    /// <summary>The address of a new link for a member, relative to that of the application.</summary>
    public async Task<string> NewAsync(Account account)
    {
        var token = Convert.FromBase64String(await accounts.GeneratePasswordResetTokenAsync(account));
        return $"account/new-password/{account.Id}/{Base64Url.EncodeToString(token)}";
    }

    /// <summary>Whose link it is; null where it works no more, or never did.</summary>
    public async Task<Account?> FindAsync(Guid id, string token) =>
        !provider.IsOnlyWayIn && Decoded(token) is { } decoded && await accounts.FindByIdAsync(id.ToString()) is { } found
        && await accounts.VerifyUserTokenAsync(found, accounts.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, decoded)
            ? found
            : null;

    /// <summary>Sets a new password and ends all sessions of the member. A second factor is asked for on.</summary>
    /// <returns>The member; null and no error when the link works no more; null and errors when the password is refused, and the link stays.</returns>
    public async Task<(Account? Account, IReadOnlyList<IdentityError> Errors)> UseAsync(Guid id, string token, string password, string address, CancellationToken cancellation = default)
    {
        using var place = await gate.EnterAsync(cancellation);
        if (place is null)
            return (null, [LocalErrors.Busy]);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Of two that follow the link at once, one is first.
        await db.LockAccountByIdAsync(id, cancellation);
        if (await FindAsync(id, token) is not { } account || Decoded(token) is not { } decoded)
            return (null, []);
        if (await accounts.ResetPasswordAsync(account, decoded, password) is { Succeeded: false } refused)
            return (null, [.. refused.Errors]);
        await db.SessionsOf(id).ExecuteDeleteAsync(cancellation);
        await log.AddAsync(db, id, address, ActivityKind.PasswordReset, cancellation: cancellation);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, await db.WorkspacesOfAsync(id, cancellation), cancellation);
        LogReset(id);
        return (account, []);
    }

    /// <summary>A token as Identity has made it; null where it cannot be one.</summary>
    internal static string? Decoded(string token) => token.Length <= LongestToken && Base64Url.IsValid(token) ? Convert.ToBase64String(Base64Url.DecodeFromChars(token)) : null;

    [LoggerMessage(EventId = 3140, Level = LogLevel.Information, Message = "Account {Account} has set a new password by a link")]
    partial void LogReset(Guid account);
}
