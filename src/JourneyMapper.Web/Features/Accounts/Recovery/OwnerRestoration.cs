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

/// <summary>Makes a member an owner again who can sign in no more, for whoever runs the server.</summary>
public sealed class OwnerRestoration(JourneyDbContext db, UserManager<Account> accounts, PasswordLinks links, SignInLinks entries, IdentityProvider provider, MemberTopic topic, ActivityLog log)
{
    /// <summary>The workspaces of an account, by name; none where nobody has this e-mail.</summary>
    public async Task<IReadOnlyList<Workspace>> WorkspacesAsync(string email, CancellationToken cancellation = default)
    {
        var name = accounts.NormalizeName(email);
        return await db.Workspaces.AsNoTracking().Where(workspace => db.Members.Any(row => row.WorkspaceId == workspace.Id && row.Account!.NormalizedUserName == name))
            .OrderBy(workspace => workspace.Name).ThenBy(workspace => workspace.Id).ToListAsync(cancellation);
    }

    /// <summary>
    /// Makes a member an owner of a workspace; ends the authenticator app, recovery codes, passkeys and sessions of their account, its link with the identity provider, and all links for new passwords of before.
    /// </summary>
    /// <returns>
    /// The address of a link for a new password, relative to that of the application, or where passwords are off of one that signs them in once; null where nobody there has this e-mail.
    /// </returns>
    public async Task<string?> RestoreAsync(string email, Guid workspace, CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockWorkspaceAsync(workspace, cancellation);
        if (await accounts.FindByNameAsync(email) is not { } account || await db.Members.SingleOrDefaultAsync(row => row.AccountId == account.Id && row.WorkspaceId == workspace, cancellation) is not { } member)
            return null;
        var before = member.Role;
        (member.Role, account.TwoFactorEnabled) = (Role.Owner, false);
        // Saves what was changed, too.
        await accounts.UpdateSecurityStampAsync(account);
        await SecondFactorService.ForgetAsync(db, account.Id, withRecoveryCodes: true);
        await db.PasskeysOf(member.Id).ExecuteDeleteAsync(cancellation);
        await db.IdentitiesOf(member.Id).ExecuteDeleteAsync(cancellation);
        await db.SessionsOf(account.Id).ExecuteDeleteAsync(cancellation);
        log.Add(db, new(member.Id, workspace, member.DisplayName, member.Role), ActivityKind.OwnerRestored, value: Role.Owner, before: before);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, await db.WorkspacesOfAsync(account.Id, cancellation), cancellation);
        // Only now: the keys that links are made with are read through a connection of their own, for which a transaction here would be waited for.
        return await (provider.IsOnlyWayIn ? entries.NewAsync(account) : links.NewAsync(account));
    }
}
