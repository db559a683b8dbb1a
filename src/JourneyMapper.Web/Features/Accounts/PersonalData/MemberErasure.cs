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
public sealed class MemberErasure(IDbContextFactory<JourneyDbContext> contexts, MemberTopic topic, ActivityLog log)
{
    /// <summary>Erases a member for good; the last owner stays until there is another one.</summary>
    /// <param name="actor">Who does it: the member, or an owner.</param>
    /// <param name="member">Whom.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Administered> EraseAsync(CurrentMember actor, Guid member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // As for roles: two owners cannot erase each other at once.
        await db.LockWorkspaceAsync(actor.Workspace, cancellation);
        var isSelf = member == actor.Id;
        if (!isSelf && !await db.MayManageAsync(actor, cancellation))
            return Administered.NotAllowed;
        if (await db.FindMemberAsync(new(actor.Workspace, member), cancellation) is not { } found)
            return Administered.NotFound;
        if (found.Role == Role.Owner && await db.Users.CountAsync(row => row.WorkspaceId == actor.Workspace && row.Role == Role.Owner, cancellation) == 1)
            return Administered.LastOwner;
        var language = await db.Workspaces.Where(row => row.Id == actor.Workspace).Select(row => row.Language).SingleAsync(cancellation);
        await db.EraseNameAsync(actor.Workspace, member, Common.ResourceManager.GetString(nameof(Common.FormerMember), Languages.CultureOf(language)) ?? Common.FormerMember, cancellation);
        await db.Users.Where(row => row.Id == member).ExecuteDeleteAsync(cancellation);
        log.Add(db, actor, ActivityKind.MemberErased, before: found.Role, about: isSelf ? null : member);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, actor.Workspace, [TopicMessage.Anything], cancellation);
        return Administered.Done;
    }
}
