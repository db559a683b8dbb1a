using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>Whether a workspace demands a second factor, for its owners.</summary>
/// <param name="IsOn">Whether it does.</param>
/// <param name="OwnIsMissing">Whether the owner who asks has none.</param>
/// <param name="Missing">The names of the members who have none, in the order of the alphabet.</param>
/// <param name="Members">How many members there are.</param>
public sealed record DemandOverview(bool IsOn, bool OwnIsMissing, IReadOnlyList<string> Missing, int Members);

/// <summary>The demand of a workspace that all its members have a passkey or an authenticator app. Who has none does nothing but set one up.</summary>
public sealed class SecondFactorDemand(IDbContextFactory<JourneyDbContext> contexts, MemberTopic topic, ActivityLog log)
{
    /// <summary>
    /// Whether somebody whose password was right has to prove more: who has an authenticator app, and who has only passkeys where one is demanded, as the password would do without them otherwise.
    /// </summary>
    public async Task<bool> NeedsSecondStepAsync(Account account, CancellationToken cancellation = default)
    {
        if (account.TwoFactorEnabled)
            return true;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.DemandsSecondFactorAsync(account.Id, cancellation) && await db.UserPasskeys.AnyAsync(row => row.UserId == account.Id, cancellation);
    }

    /// <summary>How it stands, or null when the actor is no owner.</summary>
    public async Task<DemandOverview?> ReadAsync(CurrentMember actor, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.MayManageAsync(actor, cancellation))
            return null;
        var isOn = await db.Workspaces.Where(row => row.Id == actor.Workspace).Select(row => row.RequiresSecondFactor).SingleAsync(cancellation);
        var missing = await db.WithoutSecondFactor().Where(row => row.WorkspaceId == actor.Workspace).OrderBy(row => row.DisplayName).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.DisplayName }).ToListAsync(cancellation);
        var members = await db.Members.CountAsync(row => row.WorkspaceId == actor.Workspace, cancellation);
        return new(isOn, missing.Exists(row => row.Id == actor.Id), [.. missing.Select(row => row.DisplayName)], members);
    }

    /// <summary>Switches it on or off. Open pages of members who have none end at once; an owner who has none is not found good for it.</summary>
    /// <returns><see cref="Administered.Invalid"/> where it is switched on by an owner without a second factor.</returns>
    public async Task<Administered> ChangeAsync(CurrentMember actor, bool isOn, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockWorkspaceAsync(actor.Workspace, cancellation);
        if (!await db.MayManageAsync(actor, cancellation))
            return Administered.NotAllowed;
        if (isOn && await db.WithoutSecondFactor().AnyAsync(row => row.Id == actor.Id, cancellation))
            return Administered.Invalid;
        if (await db.Workspaces.Where(row => row.Id == actor.Workspace && row.RequiresSecondFactor != isOn).ExecuteUpdateAsync(set => set.SetProperty(row => row.RequiresSecondFactor, isOn), cancellation) == 0)
            return Administered.Done;
        log.Add(db, actor, isOn ? ActivityKind.SecondFactorDemanded : ActivityKind.SecondFactorOptional);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, actor.Workspace, [TopicMessage.Anything], cancellation);
        return Administered.Done;
    }
}
