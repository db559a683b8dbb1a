using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Lets changes of accounts wait for one another, each until its transaction ends.</summary>
public static class AccountQueries
{
    // Any constant number does, as long as every version of the application uses the same.
    const long SetupLock = 7_206_251_120;

    /// <summary>Holds back every other setup of the first workspace.</summary>
    public static Task LockSetupAsync(this JourneyDbContext db, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SetupLock})", cancellation);

    /// <summary>Holds back other changes of the members of a workspace.</summary>
    public static Task LockWorkspaceAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Workspaces" WHERE "Id" = {workspace} FOR UPDATE""", cancellation);

    /// <summary>Holds back other changes of the account of a member.</summary>
    /// <returns>Its id; null when the member is gone.</returns>
    public static async Task<Guid?> LockAccountAsync(this JourneyDbContext db, Guid member, CancellationToken cancellation = default)
    {
        var found = await db.Database.SqlQuery<Guid>($"""
            SELECT a."Id" AS "Value" FROM "Accounts" a JOIN "Members" m ON m."AccountId" = a."Id" WHERE m."Id" = {member} FOR UPDATE OF a
            """).ToListAsync(cancellation);
        return found is [var account] ? account : null;
    }

    /// <summary>Holds back others who come as the same person from an identity provider, whether or not they have an account.</summary>
    public static Task LockIdentityAsync(this JourneyDbContext db, string issuer, string subject, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({issuer} || ' ' || {subject}, {SetupLock}))", cancellation);

    /// <summary>As <see cref="LockAccountAsync"/>, by the id of the account itself.</summary>
    public static Task LockAccountByIdAsync(this JourneyDbContext db, Guid account, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Accounts" WHERE "Id" = {account} FOR UPDATE""", cancellation);

    /// <summary>The workspaces that an account belongs to.</summary>
    public static async Task<IReadOnlyList<Guid>> WorkspacesOfAsync(this JourneyDbContext db, Guid account, CancellationToken cancellation = default) =>
        await db.Members.Where(row => row.AccountId == account).Select(row => row.WorkspaceId).ToListAsync(cancellation);

    /// <summary>The member of an id, and who they are in their other workspaces.</summary>
    public static IQueryable<Member> SameAccount(this IQueryable<Member> members, Guid member) =>
        members.Where(row => members.Any(one => one.Id == member && one.AccountId == row.AccountId));

    /// <summary>The member of an account comes first whose workspace it was in last.</summary>
    public static IOrderedQueryable<Member> LastUsed(this IQueryable<Member> members) => members.OrderBy(row => row.EnteredAt == null).ThenByDescending(row => row.EnteredAt).ThenBy(row => row.Id);

    /// <summary>The passkeys by which a member signs in.</summary>
    public static IQueryable<IdentityUserPasskey<Guid>> PasskeysOf(this JourneyDbContext db, Guid member) =>
        db.UserPasskeys.Where(row => db.Members.Any(own => own.Id == member && own.AccountId == row.UserId));

    /// <summary>What identity providers know a member by.</summary>
    public static IQueryable<IdentityUserLogin<Guid>> IdentitiesOf(this JourneyDbContext db, Guid member) =>
        db.UserLogins.Where(row => db.Members.Any(own => own.Id == member && own.AccountId == row.UserId));

    /// <summary>Bars whoever is removed from coming back by signing in at an identity provider; saved with what the context saves next.</summary>
    /// <param name="db">In the transaction in which they are removed.</param>
    /// <param name="workspace">The workspace that they are removed from.</param>
    /// <param name="member">The member, who is still there.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task BarIdentitiesAsync(this JourneyDbContext db, Guid workspace, Guid member, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var hashes = await db.IdentityHashesOfAsync(member, cancellation);
        // Somebody may have been removed before, and invited to an account that was linked later.
        await db.AdmitIdentitiesAsync(workspace, hashes, cancellation);
        db.BarredIdentities.AddRange(hashes.Select(hash => new BarredIdentityRow { WorkspaceId = workspace, IdentityHash = hash, At = now }));
    }

    /// <summary>Ends that, for a member who is there again.</summary>
    public static async Task AdmitIdentitiesAsync(this JourneyDbContext db, Guid workspace, Guid member, CancellationToken cancellation = default) =>
        await db.AdmitIdentitiesAsync(workspace, await db.IdentityHashesOfAsync(member, cancellation), cancellation);

    static Task AdmitIdentitiesAsync(this JourneyDbContext db, Guid workspace, List<byte[]> hashes, CancellationToken cancellation) =>
        db.BarredIdentities.Where(row => row.WorkspaceId == workspace && hashes.Contains(row.IdentityHash)).ExecuteDeleteAsync(cancellation);

    static async Task<List<byte[]>> IdentityHashesOfAsync(this JourneyDbContext db, Guid member, CancellationToken cancellation)
    {
        var own = await db.IdentitiesOf(member).Select(row => new { row.LoginProvider, row.ProviderKey }).ToListAsync(cancellation);
        return own.ConvertAll(identity => BarredIdentityRow.Hash(identity.LoginProvider, identity.ProviderKey));
    }

    /// <summary>The sessions of an account, whatever workspace they are in.</summary>
    public static IQueryable<MemberSession> SessionsOf(this JourneyDbContext db, Guid account) =>
        db.Sessions.Where(row => db.Members.Any(own => own.Id == row.MemberId && own.AccountId == account));

    /// <summary>Holds back other changes of a member, and says which role they have now; null when the member is gone.</summary>
    public static async Task<Role?> LockMemberAsync(this JourneyDbContext db, Guid member, CancellationToken cancellation = default)
    {
        var roles = await db.Database.SqlQuery<string>($"""
            SELECT "Role" AS "Value" FROM "Members" WHERE "Id" = {member} FOR UPDATE
            """).ToListAsync(cancellation);
        return roles is [var role] ? Enum.Parse<Role>(role) : null;
    }

    /// <summary>Members who have neither an authenticator app nor a passkey.</summary>
    public static IQueryable<Member> WithoutSecondFactor(this JourneyDbContext db) =>
        db.Members.Where(member => !member.Account!.TwoFactorEnabled && !db.UserPasskeys.Any(passkey => passkey.UserId == member.AccountId));

    /// <summary>Whether a workspace of an account demands a second factor.</summary>
    public static Task<bool> DemandsSecondFactorAsync(this JourneyDbContext db, Guid account, CancellationToken cancellation = default) =>
        db.Members.AnyAsync(member => member.AccountId == account && db.Workspaces.Any(workspace => workspace.Id == member.WorkspaceId && workspace.RequiresSecondFactor), cancellation);

    /// <summary>Invitations whose makers are owners of their workspace today: those of others let nobody in.</summary>
    public static IQueryable<Invitation> OwnersInvitations(this JourneyDbContext db) =>
        db.Invitations.Where(invitation => db.Members.Any(maker => maker.Id == invitation.CreatedBy && maker.WorkspaceId == invitation.WorkspaceId && maker.Role == Role.Owner));
}
