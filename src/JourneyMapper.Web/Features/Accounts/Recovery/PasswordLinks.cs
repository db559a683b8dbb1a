using System.Buffers.Text;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Recovery;

/// <summary>
/// Links under which a member sets a new password: by mail, or from the console. Their tokens are Identity's, tied to the account's stamp: each ends with the first new password, whoever set it, and
/// after an hour.
/// </summary>
public sealed partial class PasswordLinks(JourneyDbContext db, UserManager<Member> members, PasswordGate gate, MemberTopic topic, ActivityLog log, ILogger<PasswordLinks> logger)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The longest token of a link, in characters.</summary>
    public const int LongestToken = 1000;

    /// <summary>The address of a new link for a member, relative to that of the application.</summary>
    public async Task<string> NewAsync(Member member)
    {
        var token = Convert.FromBase64String(await members.GeneratePasswordResetTokenAsync(member));
        return $"account/new-password/{member.Id}/{Base64Url.EncodeToString(token)}";
    }

    /// <summary>Whose link it is; null where it works no more, or never did.</summary>
    public async Task<Member?> FindAsync(Guid account, string token) =>
        Decoded(token) is { } decoded && await members.FindByIdAsync(account.ToString()) is { } member
        && await members.VerifyUserTokenAsync(member, members.Options.Tokens.PasswordResetTokenProvider, UserManager<Member>.ResetPasswordTokenPurpose, decoded)
            ? member
            : null;

    /// <summary>Sets a new password and ends all sessions of the member. A second factor is asked for on.</summary>
    /// <returns>The member; null and no error when the link works no more; null and errors when the password is refused, and the link stays.</returns>
    public async Task<(Member? Member, IReadOnlyList<IdentityError> Errors)> UseAsync(Guid account, string token, string password, CancellationToken cancellation = default)
    {
        using var place = await gate.EnterAsync(cancellation);
        if (place is null)
            return (null, [LocalErrors.Busy]);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Of two that follow the link at once, one is first.
        await db.LockMemberAsync(account, cancellation);
        if (await FindAsync(account, token) is not { } member || Decoded(token) is not { } decoded)
            return (null, []);
        if (await members.ResetPasswordAsync(member, decoded, password) is { Succeeded: false } refused)
            return (null, [.. refused.Errors]);
        await db.Sessions.Where(row => row.MemberId == account).ExecuteDeleteAsync(cancellation);
        log.Add(db, SecondFactorCodes.ActorOf(member), ActivityKind.PasswordReset);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, member.WorkspaceId, [TopicMessage.Anything], cancellation);
        LogReset(account);
        return (member, []);
    }

    static string? Decoded(string token) => token.Length <= LongestToken && Base64Url.IsValid(token) ? Convert.ToBase64String(Base64Url.DecodeFromChars(token)) : null;

    [LoggerMessage(EventId = 3130, Level = LogLevel.Information, Message = "Member {Member} has set a new password by a link")]
    partial void LogReset(Guid member);
}
