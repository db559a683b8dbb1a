using System.Text.RegularExpressions;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Members;

/// <summary>How a change to the workspace or its members ended.</summary>
public enum Administered
{
    Done,

    /// <summary>The actor is no owner, or not any more.</summary>
    NotAllowed,

    /// <summary>There is no such member or invitation in the actor's workspace.</summary>
    NotFound,

    /// <summary>The workspace would be left without an owner.</summary>
    LastOwner,

    /// <summary>A text is empty or too long, or a value is none of the known ones.</summary>
    Invalid,
}

/// <summary>A member in the owner's list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">As others see them.</param>
/// <param name="Email">By which they sign in.</param>
/// <param name="Role">What they may do.</param>
/// <param name="IsLinked">Whether they sign in at the identity provider, too.</param>
public sealed record MemberLine(Guid Id, string Name, string Email, Role Role, bool IsLinked = false);

/// <summary>An invitation in the owner's list that nobody has used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">What the new member may do.</param>
/// <param name="Note">Whom it is for.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="IsOver">Whether it has ended already, because who made it is no owner any more.</param>
public sealed record InvitationLine(Guid Id, Role Role, string Note, DateTimeOffset ExpiresAt, bool IsOver);

/// <summary>What the owner's page shows.</summary>
public sealed record WorkspaceOverview(string Name, string Language, Guid? Logo, string Colour, IReadOnlyList<MemberLine> Members, IReadOnlyList<InvitationLine> Invitations);

/// <summary>What owners do to their workspace and its members. Every call asks the database whether the actor still is an owner.</summary>
public sealed partial class MemberAdministration(IDbContextFactory<JourneyDbContext> contexts, MemberTopic topic, ActivityLog log, TimeProvider clock)
{
    /// <summary>The workspace with its members and open invitations, or null when the actor is no owner.</summary>
    public async Task<WorkspaceOverview?> ReadAsync(CurrentMember actor, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.MayManageAsync(actor, cancellation))
            return null;
        var now = clock.GetUtcNow();
        var workspace = await db.Workspaces.AsNoTracking().Where(row => row.Id == actor.Workspace).Select(row => new { row.Name, row.Language, row.Logo, row.Colour }).SingleAsync(cancellation);
        var members = await db.Members.AsNoTracking().Where(row => row.WorkspaceId == actor.Workspace).OrderBy(row => row.DisplayName).ThenBy(row => row.Id)
            .Select(row => new MemberLine(row.Id, row.DisplayName, row.Account!.Email ?? "", row.Role, db.UserLogins.Any(identity => identity.UserId == row.AccountId))).ToListAsync(cancellation);
        var invitations = await db.Invitations.AsNoTracking().Where(row => row.WorkspaceId == actor.Workspace && row.UsedAt == null && row.ExpiresAt > now).OrderByDescending(row => row.CreatedAt)
            .Select(row => new InvitationLine(row.Id, row.Role, row.Note, row.ExpiresAt, !db.OwnersInvitations().Any(owners => owners.Id == row.Id)))
            .ToListAsync(cancellation);
        return new(workspace.Name, workspace.Language, workspace.Logo, workspace.Colour, members, invitations);
    }

    /// <summary>Renames the workspace and sets the language that new members start with.</summary>
    public Task<Administered> ChangeWorkspaceAsync(CurrentMember actor, string name, string language, CancellationToken cancellation = default) => AsOwnerAsync(actor, async db =>
    {
        if (name.Trim() is not { Length: > 0 and <= FieldLimits.Name } trimmed || Languages.Known(language) != language)
            return Administered.Invalid;
        await db.Workspaces.Where(row => row.Id == actor.Workspace)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, trimmed).SetProperty(row => row.Language, language), cancellation);
        log.Add(db, actor, ActivityKind.WorkspaceChanged, subject: trimmed);
        return Administered.Done;
    }, cancellation);

    /// <summary>Sets what the workspace's maps are printed with.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="logo">A picture of the workspace; null: none.</param>
    /// <param name="colour">As CSS writes it, "#rrggbb" in small letters; empty: none.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Administered> ChangeBrandAsync(CurrentMember actor, Guid? logo, string colour, CancellationToken cancellation = default) => AsOwnerAsync(actor, async db =>
    {
        if (colour.Length > 0 && !ColourPattern().IsMatch(colour))
            return Administered.Invalid;
        if (logo is not null && !await db.Pictures.AnyAsync(row => row.Id == logo && row.WorkspaceId == actor.Workspace, cancellation))
            return Administered.NotFound;
        await db.Workspaces.Where(row => row.Id == actor.Workspace).ExecuteUpdateAsync(set => set.SetProperty(row => row.Logo, logo).SetProperty(row => row.Colour, colour), cancellation);
        log.Add(db, actor, ActivityKind.WorkspaceChanged);
        return Administered.Done;
    }, cancellation);

    [GeneratedRegex("^#[0-9a-f]{6}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ColourPattern();

    /// <summary>Makes a link for one new member; the secret in it is told this one time.</summary>
    public async Task<(Administered Outcome, string? Secret)> InviteAsync(CurrentMember actor, Role role, string note, CancellationToken cancellation = default)
    {
        var secret = Secret.New();
        var outcome = await AsOwnerAsync(actor, async db =>
        {
            if (!Enum.IsDefined(role) || note.Trim().Length > FieldLimits.Name)
                return Administered.Invalid;
            var now = clock.GetUtcNow();
            db.Invitations.Add(new Invitation
            {
                WorkspaceId = actor.Workspace,
                Role = role,
                Note = note.Trim(),
                SecretHash = Secret.Hash(secret),
                CreatedBy = actor.Id,
                CreatedAt = now,
                ExpiresAt = now + Invitations.Lifetime,
            });
            log.Add(db, actor, ActivityKind.Invited, subject: note.Trim(), value: role);
            return Administered.Done;
        }, cancellation);
        return (outcome, outcome == Administered.Done ? secret : null);
    }

    /// <summary>Makes a link that was not used yet useless.</summary>
    public Task<Administered> RevokeAsync(CurrentMember actor, Guid invitation, CancellationToken cancellation = default) => AsOwnerAsync(actor, async db =>
    {
        var open = db.Invitations.Where(row => row.Id == invitation && row.WorkspaceId == actor.Workspace && row.UsedAt == null);
        // Whoever follows the link meanwhile is first: then nothing is deleted.
        if (await open.Select(row => row.Note).FirstOrDefaultAsync(cancellation) is not { } note || await open.ExecuteDeleteAsync(cancellation) == 0)
            return Administered.NotFound;
        log.Add(db, actor, ActivityKind.InvitationRevoked, subject: note);
        return Administered.Done;
    }, cancellation);

    /// <summary>Gives a member another role; they sign in again to use it.</summary>
    public Task<Administered> ChangeRoleAsync(CurrentMember actor, Guid member, Role role, CancellationToken cancellation = default) =>
        AsOwnerAsync(actor, async db => await SetRoleAsync(db, actor, member, role, cancellation), cancellation, ofRights: true);

    /// <summary>Gives a member the role that the identity provider says, as an owner would: sessions and open pages end where it is another one.</summary>
    public async Task<Administered> ApplyRoleAsync(Guid workspace, Guid member, Role role, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(db, workspace, member, cancellation) is not var (_, before) || before == role)
            return Administered.Done;
        return await ChangeAsync(db, workspace, () => SetRoleAsync(db, new(ActivityRow.Nobody, workspace, "", Role.Owner), member, role, cancellation), cancellation, ofRights: true);
    }

    /// <summary>Whether a member is the only owner that their workspace has.</summary>
    public async Task<bool> IsLastOwnerAsync(Guid workspace, Guid member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(db, workspace, member, cancellation) is (_, Role.Owner) && await IsLastOwnerAsync(db, workspace, cancellation);
    }

    /// <summary>Removes a member, and their account where this was their last workspace. Their journeys belong to the workspace and stay.</summary>
    public Task<Administered> RemoveAsync(CurrentMember actor, Guid member, CancellationToken cancellation = default) => AsOwnerAsync(actor, async db =>
    {
        if (await FindAsync(db, actor.Workspace, member, cancellation) is not var (name, role))
            return Administered.NotFound;
        if (role == Role.Owner && await IsLastOwnerAsync(db, actor.Workspace, cancellation))
            return Administered.LastOwner;
        // Whoever removes them from another workspace waits, or neither would see that it was the last.
        var account = await db.LockAccountAsync(member, cancellation);
        await db.BarIdentitiesAsync(actor.Workspace, member, clock.GetUtcNow(), cancellation);
        await db.Members.Where(row => row.Id == member).ExecuteDeleteAsync(cancellation);
        await db.Accounts.Where(row => row.Id == account && !db.Members.Any(other => other.AccountId == row.Id)).ExecuteDeleteAsync(cancellation);
        log.Add(db, actor, ActivityKind.MemberRemoved, subject: name, before: role, about: member);
        return Administered.Done;
    }, cancellation, ofRights: true);

    /// <summary>Ends the sessions of a member in this workspace; they sign in again.</summary>
    public Task<Administered> EndSessionsAsync(CurrentMember actor, Guid member, CancellationToken cancellation = default) => AsOwnerAsync(actor, async db =>
    {
        if (await FindAsync(db, actor.Workspace, member, cancellation) is not var (name, _))
            return Administered.NotFound;
        var ended = await db.Sessions.Where(row => row.MemberId == member).ExecuteDeleteAsync(cancellation);
        log.Add(db, actor, ActivityKind.MemberSignedOut, subject: name, about: member, count: ended);
        return Administered.Done;
    }, cancellation, ofRights: true);

    async Task<Administered> SetRoleAsync(JourneyDbContext db, CurrentMember actor, Guid member, Role role, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(role))
            return Administered.Invalid;
        if (await FindAsync(db, actor.Workspace, member, cancellation) is not var (name, before))
            return Administered.NotFound;
        if (before == role)
            return Administered.Done;
        if (before == Role.Owner && await IsLastOwnerAsync(db, actor.Workspace, cancellation))
            return Administered.LastOwner;
        await db.Members.Where(row => row.Id == member).ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, role), cancellation);
        await db.Sessions.Where(row => row.MemberId == member).ExecuteDeleteAsync(cancellation);
        log.Add(db, actor, ActivityKind.RoleChanged, subject: name, value: role, before: before, about: member);
        return Administered.Done;
    }

    async Task<Administered> AsOwnerAsync(CurrentMember actor, Func<JourneyDbContext, Task<Administered>> change, CancellationToken cancellation, bool ofRights = false)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await ChangeAsync(db, actor.Workspace, async () => await db.MayManageAsync(actor, cancellation) ? await change(db) : Administered.NotAllowed, cancellation, ofRights);
    }

    // A change of rights ends the open pages of whom it concerns.
    async Task<Administered> ChangeAsync(JourneyDbContext db, Guid workspace, Func<Task<Administered>> change, CancellationToken cancellation, bool ofRights)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // The workspace's row makes changes wait for one another: two owners cannot demote each other at once.
        await db.LockWorkspaceAsync(workspace, cancellation);
        var outcome = await change();
        if (outcome == Administered.Done)
            await db.SaveChangesAsync(cancellation);
        if (outcome == Administered.Done && ofRights)
            await topic.CommitAsync(db, workspace, [TopicMessage.Anything], cancellation);
        else if (outcome == Administered.Done)
            await transaction.CommitAsync(cancellation);
        return outcome;
    }

    static async Task<(string Name, Role Role)?> FindAsync(JourneyDbContext db, Guid workspace, Guid member, CancellationToken cancellation) =>
        await db.Members.AsNoTracking().Where(row => row.Id == member && row.WorkspaceId == workspace).Select(row => new { row.DisplayName, row.Role }).FirstOrDefaultAsync(cancellation) is { } found
            ? (found.DisplayName, found.Role)
            : null;

    static async Task<bool> IsLastOwnerAsync(JourneyDbContext db, Guid workspace, CancellationToken cancellation) =>
        await db.Members.AsNoTracking().CountAsync(row => row.WorkspaceId == workspace && row.Role == Role.Owner, cancellation) == 1;
}
