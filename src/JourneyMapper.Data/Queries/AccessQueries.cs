using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Holds folders, and asks what somebody may do with a journey.</summary>
public static class AccessQueries
{
    /// <summary>Holds back other changes of a workspace's folders until the transaction ends.</summary>
    public static Task LockFoldersAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"folders {workspace}"}, 0))", cancellation);

    /// <summary>A folder of the reader's workspace and all those within it.</summary>
    public static async Task<IReadOnlyList<Guid>> FoldersWithinAsync(this JourneyDbContext db, Reader reader, Guid folder, CancellationToken cancellation = default)
    {
        var parents = await db.Folders.Where(row => row.WorkspaceId == reader.Workspace).Select(row => new { row.Id, row.ParentId }).ToListAsync(cancellation);
        List<Guid> within = [folder];
        for (var i = 0; i < within.Count; i++)
            within.AddRange(parents.Where(row => row.ParentId == within[i] && !within.Contains(row.Id)).Select(row => row.Id));
        return within;
    }

    /// <summary>Begins what asks in a write's own transaction for the rights of today.</summary>
    public const string Rights = "Rights of today";

    /// <summary>
    /// Whether a member still has the role that they ask with. Each write that goes by a role asks it in its own transaction: a page may be open for days, and its circuit does not have to hear that
    /// its rights have ended. See decision 57.
    /// </summary>
    public static Task<bool> HasRoleAsync(this JourneyDbContext db, Reader member, Role role, CancellationToken cancellation = default) =>
        db.Members.TagWith(Rights).AnyAsync(row => row.Id == member.Member && row.WorkspaceId == member.Workspace && row.Role == role, cancellation);

    /// <summary>The member as they are today; null when they were removed.</summary>
    public static Task<Member?> FindMemberAsync(this JourneyDbContext db, Reader member, CancellationToken cancellation = default) =>
        db.Members.AsNoTracking().SingleOrDefaultAsync(row => row.Id == member.Member && row.WorkspaceId == member.Workspace, cancellation);

    /// <summary>Whether a member's role of today lets them edit.</summary>
    public static Task<bool> MayEditAsync(this JourneyDbContext db, Reader member, CancellationToken cancellation = default) =>
        db.Members.TagWith(Rights).AnyAsync(row => row.Id == member.Member && row.WorkspaceId == member.Workspace && row.Role != Role.Viewer, cancellation);

    /// <summary>Whether a member's role of today lets them change the workspace and its members.</summary>
    public static Task<bool> MayManageAsync(this JourneyDbContext db, Reader member, CancellationToken cancellation = default) =>
        db.Members.AnyAsync(row => row.Id == member.Member && row.WorkspaceId == member.Workspace && row.Role == Role.Owner, cancellation);

    /// <summary>The members of a workspace to whom all these journeys of it are open.</summary>
    public static IQueryable<Member> WhoSee(this JourneyDbContext db, Guid workspace, IReadOnlyCollection<Guid> journeys) =>
        db.Members.Where(member => member.WorkspaceId == workspace
            && !db.Journeys.Any(journey => journeys.Contains(journey.Id) && journey.IsPrivate && JourneyDbContext.JourneyAccess(journey.Id, member.Id) == null));

    /// <summary>What a reader may do with a journey in use, as far as their role lets them; null when they do not see it.</summary>
    public static async Task<AccessLevel?> AccessAsync(this JourneyDbContext db, Reader reader, Guid journey, CancellationToken cancellation = default) =>
        await db.Journeys.InUse(reader).Where(row => row.Id == journey).Select(row => db.Journeys.EditableBy(reader).Any(other => other.Id == row.Id) ? AccessLevel.Edit : AccessLevel.See)
            .Select(level => (AccessLevel?)level).SingleOrDefaultAsync(cancellation);

    /// <summary>Whether a member's rights of today let them change a journey, in the trash as well: in one query, for the transaction of each edit.</summary>
    internal static Task<bool> MayAppendAsync(this JourneyDbContext db, Reader member, Guid journey, CancellationToken cancellation) =>
        db.Journeys.EditableBy(member).TagWith(Rights).AnyAsync(
            row => row.Id == journey && db.Members.Any(user => user.Id == member.Member && user.WorkspaceId == member.Workspace && user.Role != Role.Viewer), cancellation);

    /// <summary>Whether a member's rights of today let them change a journey in use.</summary>
    public static async Task<bool> MayChangeAsync(this JourneyDbContext db, Reader member, Guid journey, CancellationToken cancellation = default) =>
        await db.MayEditAsync(member, cancellation) && await db.AccessAsync(member, journey, cancellation) is AccessLevel.Edit;
}
