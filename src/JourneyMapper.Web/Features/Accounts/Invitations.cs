using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What an invitation's page shows.</summary>
/// <param name="Workspace">The workspace's name.</param>
/// <param name="Role">What the new member may do.</param>
/// <param name="Note">The owner's word about whom it is for, often a name.</param>
/// <param name="Language">The workspace's language.</param>
public sealed record OpenInvitation(string Workspace, Role Role, string Note, string Language);

/// <summary>Turns the links that an owner gives away into members, each link once.</summary>
public sealed class Invitations(JourneyDbContext db, UserManager<Account> accounts, PasswordGate gate, IdentityProvider provider, ActivityLog log, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>The invitation of a link, or null when it was used, has ended, with its time or with the right of whoever made it, or never was.</summary>
    public async Task<OpenInvitation?> FindAsync(string secret, CancellationToken cancellation) =>
        await (from invitation in Open(secret)
               join workspace in db.Workspaces on invitation.WorkspaceId equals workspace.Id
               select new OpenInvitation(workspace.Name, invitation.Role, invitation.Note, workspace.Language)).AsNoTracking().FirstOrDefaultAsync(cancellation);

    /// <summary>The new member; null and no error when the link works no more; null and errors when e-mail or password are refused, and the link stays.</summary>
    public async Task<(Member? Member, IReadOnlyList<IdentityError> Errors)> AcceptAsync(string secret, string name, string email, string password, string language, CancellationToken cancellation)
    {
        if (provider.IsOnlyWayIn)
            return (null, []);
        using var place = await gate.EnterAsync(cancellation);
        if (place is null)
            return (null, [LocalErrors.Busy]);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await UseAsync(secret, cancellation) is not { } invitation)
            return (null, []);
        var account = Account.New(email);
        // Before the password is checked, which must not be made of the name.
        var member = Add(invitation, account, name, language);
        if (await accounts.CreateAsync(account, password) is { Succeeded: false } refused)
            return (null, [.. refused.Errors]);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (member, []);
    }

    /// <summary>Makes whoever is signed in a member of the invitation's workspace, too. One who is that already stays as they are, and the link stays open.</summary>
    /// <param name="secret">What the link ends with.</param>
    /// <param name="here">Who they are in the workspace of now.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The workspace; null when the link works no more.</returns>
    public async Task<Guid?> JoinAsync(string secret, CurrentMember here, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Two links that are followed at once would make two members.
        if (await db.LockAccountAsync(here.Id, cancellation) is null
            || await db.Members.Include(row => row.Account).SingleOrDefaultAsync(row => row.Id == here.Id, cancellation) is not { Account: { } account } own)
            return null;
        if (await FindWorkspaceAsync(secret, cancellation) is { } known
            && await db.Members.AnyAsync(row => row.AccountId == account.Id && row.WorkspaceId == known, cancellation))
            return known;
        if (await UseAsync(secret, cancellation) is not { } invitation)
            return null;
        var member = Add(invitation, account, own.DisplayName, own.Language);
        (member.TimeZone, member.Mail) = (own.TimeZone, own.Mail);
        await db.SaveChangesAsync(cancellation);
        await db.AdmitIdentitiesAsync(member.WorkspaceId, member.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return invitation.WorkspaceId;
    }

    /// <summary>The workspace of a link that works; null where it works no more.</summary>
    internal Task<Guid?> FindWorkspaceAsync(string secret, CancellationToken cancellation) => Open(secret).Select(row => (Guid?)row.WorkspaceId).FirstOrDefaultAsync(cancellation);

    /// <summary>Uses a link for somebody who comes from the identity provider; within the transaction of the request's context, which the caller saves and commits.</summary>
    /// <returns>The new member; null when the link works no more.</returns>
    internal async Task<Member?> AddAsync(string secret, Account account, string name, string language, CancellationToken cancellation) =>
        await UseAsync(secret, cancellation) is { } invitation ? Add(invitation, account, name, language) : null;

    async Task<Invitation?> UseAsync(string secret, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // Whoever takes the maker's right away comes before or after, not between.
        if (await FindWorkspaceAsync(secret, cancellation) is { } workspace)
            await db.LockWorkspaceAsync(workspace, cancellation);
        return await Open(secret).AsNoTracking().FirstOrDefaultAsync(cancellation) is { } invitation
            && await Open(secret).ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellation) > 0
            ? invitation
            : null;
    }

    Member Add(Invitation invitation, Account account, string name, string language)
    {
        var member = new Member { WorkspaceId = invitation.WorkspaceId, Account = account, DisplayName = name, Role = invitation.Role, Language = language };
        db.Members.Add(member);
        log.Add(db, new(member.Id, member.WorkspaceId, name, member.Role) { Address = http.HttpContext is { } request ? NetworkAddress.Of(request) : "" }, ActivityKind.Joined, value: member.Role);
        return member;
    }

    IQueryable<Invitation> Open(string secret)
    {
        var (hash, now) = (Secret.Hash(secret), clock.GetUtcNow());
        return db.OwnersInvitations().Where(invitation => invitation.SecretHash == hash && invitation.UsedAt == null && invitation.ExpiresAt > now);
    }
}
