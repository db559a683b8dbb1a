using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.PersonalData;

/// <summary>
/// Erases members: their account with all that is theirs alone, and their name wherever it was written down. What they contributed belongs to the workspace and stays, as a former member's. Members do it to
/// themselves, owners to others.
/// </summary>
public sealed class MemberErasure(IDbContextFactory<JourneyDbContext> contexts, MemberTopic topic, ActivityLog log, TimeProvider clock)
{
    /// <summary>Erases a member for good: themselves in all their workspaces, another in this one. The last owner of a workspace stays until there is another one.</summary>
    /// <param name="actor">Who does it: the member, or an owner.</param>
    /// <param name="member">Whom.</param>
    /// <param name="cancellation">Gives up; nothing has changed then.</param>
    public async Task<Administered> EraseAsync(CurrentMember actor, Guid member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var isSelf = member == actor.Id;
        List<Guid> workspaces = isSelf ? await db.Members.SameAccount(member).Select(row => row.WorkspaceId).Order().ToListAsync(cancellation) : [actor.Workspace];
        // As for roles: two owners cannot erase each other at once.
        foreach (var workspace in workspaces)
            await db.LockWorkspaceAsync(workspace, cancellation);
        if (!isSelf && !await db.MayManageAsync(actor, cancellation))
            return Administered.NotAllowed;
        var found = await (isSelf ? db.Members.SameAccount(member) : db.Members.Where(row => row.Id == member)).AsNoTracking().Where(row => workspaces.Contains(row.WorkspaceId)).ToListAsync(cancellation);
        if (found.Count == 0)
            return Administered.NotFound;
        foreach (var row in found)
            if (row.Role == Role.Owner && await db.Members.CountAsync(other => other.WorkspaceId == row.WorkspaceId && other.Role == Role.Owner, cancellation) == 1)
                return Administered.LastOwner;
        // Whoever removes them from another workspace waits, or neither would see that it was the last.
        var account = await db.LockAccountAsync(member, cancellation);
        // Who goes by themselves may come again.
        if (!isSelf)
            await db.BarIdentitiesAsync(actor.Workspace, member, clock.GetUtcNow(), cancellation);
        foreach (var row in found)
            await EraseAsync(db, row, isSelf ? actor with { Id = row.Id, Workspace = row.WorkspaceId } : actor, cancellation);
        await db.Accounts.Where(row => row.Id == account && !db.Members.Any(other => other.AccountId == row.Id)).ExecuteDeleteAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, workspaces, cancellation);
        return Administered.Done;
    }

    async Task EraseAsync(JourneyDbContext db, Member member, CurrentMember actor, CancellationToken cancellation)
    {
        var language = await db.Workspaces.Where(row => row.Id == member.WorkspaceId).Select(row => row.Language).SingleAsync(cancellation);
        await db.EraseNameAsync(member.WorkspaceId, member.Id, Common.ResourceManager.GetString(nameof(Common.FormerMember), Languages.CultureOf(language)) ?? Common.FormerMember, cancellation);
        await db.Members.Where(row => row.Id == member.Id).ExecuteDeleteAsync(cancellation);
        log.Add(db, actor, ActivityKind.MemberErased, before: member.Role, about: actor.Id == member.Id ? null : member.Id);
    }
}
