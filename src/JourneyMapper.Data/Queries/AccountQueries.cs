using JourneyMapper.Data.Accounts;
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
        db.Users.Where(member => !member.TwoFactorEnabled && !db.UserPasskeys.Any(passkey => passkey.UserId == member.Id));

    /// <summary>Whether a workspace of an account demands a second factor.</summary>
    public static Task<bool> DemandsSecondFactorAsync(this JourneyDbContext db, Guid account, CancellationToken cancellation = default) =>
        db.Users.AnyAsync(member => member.Id == account && db.Workspaces.Any(workspace => workspace.Id == member.WorkspaceId && workspace.RequiresSecondFactor), cancellation);

    /// <summary>Invitations whose makers are owners of their workspace today: those of others let nobody in.</summary>
    public static IQueryable<Invitation> OwnersInvitations(this JourneyDbContext db) =>
        db.Invitations.Where(invitation => db.Users.Any(maker => maker.Id == invitation.CreatedBy && maker.WorkspaceId == invitation.WorkspaceId && maker.Role == Role.Owner));
}
