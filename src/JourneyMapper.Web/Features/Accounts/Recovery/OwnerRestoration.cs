using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Recovery;

/// <summary>Makes a member an owner again who can sign in no more, for whoever runs the server.</summary>
public sealed class OwnerRestoration(JourneyDbContext db, UserManager<Member> members, PasswordLinks links, MemberTopic topic, ActivityLog log)
{
    /// <summary>Makes a member an owner; ends their authenticator app, recovery codes, passkeys and sessions, and all links for new passwords of before.</summary>
    /// <returns>The address of a link for a new password, relative to that of the application; null where nobody has this e-mail.</returns>
    public async Task<string?> RestoreAsync(string email, CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await members.FindByNameAsync(email) is not { } member)
            return null;
        await db.LockWorkspaceAsync(member.WorkspaceId, cancellation);
        var before = member.Role;
        (member.Role, member.TwoFactorEnabled) = (Role.Owner, false);
        // Saves what was changed, too.
        await members.UpdateSecurityStampAsync(member);
        await SecondFactorService.ForgetAsync(db, member.Id, withRecoveryCodes: true);
        await db.UserPasskeys.Where(row => row.UserId == member.Id).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(row => row.MemberId == member.Id).ExecuteDeleteAsync(cancellation);
        log.Add(db, SecondFactorCodes.ActorOf(member), ActivityKind.OwnerRestored, value: Role.Owner, before: before);
        await db.SaveChangesAsync(cancellation);
        var link = await links.NewAsync(member);
        await topic.CommitAsync(db, member.WorkspaceId, [TopicMessage.Anything], cancellation);
        return link;
    }
}
