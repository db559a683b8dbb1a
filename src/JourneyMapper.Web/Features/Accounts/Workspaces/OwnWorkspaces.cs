using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Workspaces;

/// <summary>A workspace in the list of somebody who is a member of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What they may do there.</param>
/// <param name="Members">How many people work there.</param>
public sealed record WorkspaceLine(Guid Id, string Name, Role Role, int Members);

/// <summary>What somebody does with the workspaces that they are a member of. All others answer as not found.</summary>
public sealed class OwnWorkspaces(IDbContextFactory<JourneyDbContext> contexts, WorkspaceOptions options, ActivityLog log, TimeProvider clock)
{
    /// <summary>One person is a member of at most so many.</summary>
    public const int Most = 50;

    /// <summary>Whether somebody may make a workspace at all, see <see cref="WorkspaceOptions"/>.</summary>
    public bool MayCreate(CurrentMember member) => options.OwnersCreate && member.CanManage;

    /// <summary>Their workspaces, by name.</summary>
    public async Task<IReadOnlyList<WorkspaceLine>> ReadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from own in db.Members.SameAccount(member.Id)
                      join workspace in db.Workspaces on own.WorkspaceId equals workspace.Id
                      orderby EF.Functions.Collate(workspace.Name, JourneyDbContext.Alphabet), workspace.Id
                      select new WorkspaceLine(workspace.Id, workspace.Name, own.Role, db.Members.Count(other => other.WorkspaceId == workspace.Id))).ToListAsync(cancellation);
    }

    /// <summary>Makes a workspace whose only member and owner they are.</summary>
    /// <param name="member">Who makes it: an owner of the workspace of now.</param>
    /// <param name="name">Its name, one that <see cref="FieldLimits.IsName"/>.</param>
    /// <param name="language">"en" or "fr".</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its id; null where they may not, or have <see cref="Most"/>.</returns>
    public async Task<Guid?> CreateAsync(CurrentMember member, string name, string language, CancellationToken cancellation = default)
    {
        if (!MayCreate(member) || !FieldLimits.IsName(name))
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Two forms that are sent at once cannot exceed the most.
        if (await db.LockAccountAsync(member.Id, cancellation) is not { } account || !await db.MayManageAsync(member, cancellation)
            || await db.Members.CountAsync(row => row.AccountId == account, cancellation) >= Most)
            return null;
        var own = await db.Members.AsNoTracking().SingleAsync(row => row.Id == member.Id, cancellation);
        var workspace = new Workspace { Name = name.Trim(), Language = Languages.Known(language), CreatedAt = clock.GetUtcNow() };
        var owner = new Member
        {
            WorkspaceId = workspace.Id,
            AccountId = account,
            DisplayName = own.DisplayName,
            Role = Role.Owner,
            Language = own.Language,
            TimeZone = own.TimeZone,
            Mail = own.Mail,
        };
        db.Workspaces.Add(workspace);
        db.Members.Add(owner);
        log.Add(db, new(owner.Id, workspace.Id, owner.DisplayName, owner.Role), ActivityKind.Joined, value: owner.Role);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return workspace.Id;
    }
}
