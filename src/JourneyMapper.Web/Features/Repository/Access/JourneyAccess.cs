using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Repository.Access;

/// <summary>A member in the list of those to whom a journey is open.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">As others see it.</param>
/// <param name="Role">Their role: owners see and edit everything, viewers edit nothing.</param>
/// <param name="Level">What a private journey lets them do; null for nothing. Without a meaning for owners.</param>
public sealed record MemberAccess(Guid Id, string Name, Role Role, AccessLevel? Level);

/// <summary>To whom a journey is open.</summary>
/// <param name="Title">The journey's title.</param>
/// <param name="IsPrivate">Whether it is private at all.</param>
/// <param name="MayChange">Whether the member who asks may change it.</param>
/// <param name="Members">All members of the workspace, by name.</param>
public sealed record JourneyAccessState(string Title, bool IsPrivate, bool MayChange, IReadOnlyList<MemberAccess> Members);

/// <summary>
/// Says to whom journeys are open, and changes it. That is no content: it is in no journal of a map, voids no approval and is not undone with edits; owners see what changed. Who may edit a journey may change it;
/// the database is asked, as a page may know the rights of yesterday.
/// </summary>
public sealed class JourneyAccess(IDbContextFactory<JourneyDbContext> contexts, AccessTopic topic, ActivityLog log)
{
    /// <summary>To whom a journey is open; null when the member does not see it.</summary>
    public async Task<JourneyAccessState?> ReadAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Journeys.InUse(member).Where(row => row.Id == journey).Select(row => new { row.Title, row.IsPrivate }).SingleOrDefaultAsync(cancellation) is not { } found)
            return null;
        var levels = await db.JourneyAccesses.Where(row => row.JourneyId == journey).ToDictionaryAsync(row => row.MemberId, row => row.Level, cancellation);
        var members = await db.Members.AsNoTracking().Where(row => row.WorkspaceId == member.Workspace).Select(row => new { row.Id, row.DisplayName, row.Role }).ToListAsync(cancellation);
        return new(found.Title, found.IsPrivate, await db.MayChangeAsync(member, journey, cancellation),
        [
            .. members.OrderBy(row => row.DisplayName, StringComparer.CurrentCultureIgnoreCase).ThenBy(row => row.Id)
                .Select(row => new MemberAccess(row.Id, row.DisplayName, row.Role, levels.TryGetValue(row.Id, out var level) ? level : null)),
        ]);
    }

    /// <summary>Opens a journey to the workspace.</summary>
    public Task<Refusal?> OpenAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default) =>
        ChangeAsync(member, journey, isPrivate: false, new Dictionary<Guid, AccessLevel>(), cancellation);

    /// <summary>Makes a journey private, or changes to whom it is open. Whoever does it keeps editing it; who is no member any more is left out.</summary>
    /// <param name="member">Who does it.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="levels">What others may do. Owners need not be among them, and viewers can only see.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Refusal?> CloseAsync(CurrentMember member, Guid journey, IReadOnlyDictionary<Guid, AccessLevel> levels, CancellationToken cancellation = default) =>
        ChangeAsync(member, journey, isPrivate: true, levels, cancellation);

    async Task<Refusal?> ChangeAsync(CurrentMember member, Guid journey, bool isPrivate, IReadOnlyDictionary<Guid, AccessLevel> levels, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever changes it holds the journey: two changes do not mix.
        if (await db.LockJourneyAsync(member, journey, cancellation) is null)
            return new Refusal.JourneyGone();
        if (!await db.MayChangeAsync(member, journey, cancellation))
            return new Refusal.NotAllowed();
        var wasPrivate = await db.Journeys.InUse(member).Where(row => row.Id == journey).Select(row => row.IsPrivate).SingleAsync(cancellation);
        var before = await db.JourneyAccesses.AsNoTracking().Where(row => row.JourneyId == journey).ToDictionaryAsync(row => row.MemberId, row => row.Level, cancellation);
        await db.JourneyAccesses.Where(row => row.JourneyId == journey).ExecuteDeleteAsync(cancellation);
        await db.Journeys.EditableBy(Reader.Application(member.Workspace)).Where(row => row.Id == journey)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, isPrivate), cancellation);
        if (isPrivate)
        {
            Guid[] named = [.. levels.Keys, member.Id];
            var members = await db.Members.AsNoTracking().Where(row => row.WorkspaceId == member.Workspace && row.Role != Role.Owner && named.Contains(row.Id))
                .Select(row => new { row.Id, row.Role }).ToListAsync(cancellation);
            db.JourneyAccesses.AddRange(members.Select(row => new JourneyAccessRow
            {
                JourneyId = journey,
                MemberId = row.Id,
                Level = row.Role == Role.Viewer ? AccessLevel.See : row.Id == member.Id || levels[row.Id] == AccessLevel.Edit ? AccessLevel.Edit : AccessLevel.See,
            }));
        }

        if (isPrivate != wasPrivate)
            log.Add(db, member, isPrivate ? ActivityKind.MadePrivate : ActivityKind.OpenedToWorkspace, journey);
        if (isPrivate)
            await NoteMembersAsync(db, member, journey, before, cancellation);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [new(journey)], cancellation);
        return null;
    }

    // Each member to whom it is open now and was not, or otherwise; and each to whom it is closed.
    async Task NoteMembersAsync(JourneyDbContext db, CurrentMember member, Guid journey, Dictionary<Guid, AccessLevel> before, CancellationToken cancellation)
    {
        var now = db.JourneyAccesses.Local.ToDictionary(row => row.MemberId, row => row.Level);
        var changed = now.Keys.Union(before.Keys).Where(id => now.TryGetValue(id, out var level) != before.TryGetValue(id, out var old) || level != old).ToArray();
        foreach (var named in await db.Members.AsNoTracking().Where(row => row.WorkspaceId == member.Workspace && changed.Contains(row.Id)).OrderBy(row => row.DisplayName).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.DisplayName }).ToListAsync(cancellation))
        {
            if (now.TryGetValue(named.Id, out var level))
                log.Add(db, member, ActivityKind.AccessGiven, journey, named.DisplayName, level, about: named.Id);
            else
                log.Add(db, member, ActivityKind.AccessEnded, journey, named.DisplayName, about: named.Id);
        }
    }
}
