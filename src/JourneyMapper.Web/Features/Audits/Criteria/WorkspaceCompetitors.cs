using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Audits.Criteria;

/// <summary>Somebody whose touchpoints are audited beside ours.</summary>
/// <param name="Id">The competitor.</param>
/// <param name="Name">What it is called.</param>
public sealed record Competitor(Guid Id, string Name);

/// <summary>The competitors of a workspace. Everybody reads, owners change.</summary>
public sealed class WorkspaceCompetitors(IDbContextFactory<JourneyDbContext> contexts, AuditTopic topic)
{
    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<Competitor>> AllAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Competitors.AsNoTracking().Where(row => row.WorkspaceId == workspace).Select(row => new Competitor(row.Id, row.Name)).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture).ThenBy(row => row.Id)];
    }

    /// <summary>How many audits each competitor has, as far as a reader sees the journeys.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> AuditsAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from audit in db.CompetitorAudits
                      join journey in db.Journeys.SeenBy(reader) on audit.JourneyId equals journey.Id
                      group audit by audit.CompetitorId into audits
                      select new { audits.Key, Count = audits.Count() }).ToDictionaryAsync(audits => audits.Key, audits => audits.Count, cancellation);
    }

    /// <summary>Adds a competitor. Sending the same again does nothing and answers the same.</summary>
    public Task<AuditingChange> AddAsync(CurrentMember member, Guid id, string name, CancellationToken cancellation = default) => NamedAsync(member, name, async (db, accepted) =>
    {
        var names = await db.Competitors.Where(row => row.WorkspaceId == member.Workspace).Select(row => new { row.Id, row.Name }).ToListAsync(cancellation);
        if (names.Exists(row => row.Id == id))
            return new AuditingChange.Done();
        if (names.Count >= Limits.Competitors)
            return new AuditingChange.Full(Limits.Competitors);
        if (names.Select(row => row.Name).Contains(accepted, StringComparer.CurrentCultureIgnoreCase))
            return new AuditingChange.NameTaken();
        db.Competitors.Add(new() { Id = id, WorkspaceId = member.Workspace, Name = accepted });
        return null;
    }, cancellation);

    /// <summary>Gives a competitor another name.</summary>
    public Task<AuditingChange> RenameAsync(CurrentMember member, Guid id, string name, CancellationToken cancellation = default) => NamedAsync(member, name, async (db, accepted) =>
    {
        var rows = await db.Competitors.Where(row => row.WorkspaceId == member.Workspace).ToListAsync(cancellation);
        if (rows.Find(row => row.Id == id) is not { } found)
            return new AuditingChange.Gone();
        if (rows.Where(row => row != found).Select(row => row.Name).Contains(accepted, StringComparer.CurrentCultureIgnoreCase))
            return new AuditingChange.NameTaken();
        found.Name = accepted;
        return null;
    }, cancellation);

    /// <summary>Deletes a competitor with the audits of its touchpoints.</summary>
    public Task<AuditingChange> RemoveAsync(CurrentMember member, Guid id, CancellationToken cancellation = default) => ChangeAsync(member, async db =>
        await db.Competitors.Where(row => row.WorkspaceId == member.Workspace && row.Id == id).ExecuteDeleteAsync(cancellation) == 0 ? new AuditingChange.Gone() : null, cancellation);

    Task<AuditingChange> NamedAsync(CurrentMember member, string name, Func<JourneyDbContext, string, Task<AuditingChange?>> change, CancellationToken cancellation)
    {
        var (accepted, problem) = AcceptedText.Line(name, Limits.Label, required: true);
        return problem is { } reason
            ? Task.FromResult<AuditingChange>(new AuditingChange.Invalid(new Dictionary<CriterionField, Problem> { [CriterionField.Name] = reason }))
            : ChangeAsync(member, db => change(db, accepted), cancellation);
    }

    async Task<AuditingChange> ChangeAsync(CurrentMember member, Func<JourneyDbContext, Task<AuditingChange?>> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.MayManageAsync(member, cancellation))
            return new AuditingChange.NotAllowed();
        await db.LockAuditingAsync(member.Workspace, cancellation);
        if (await change(db) is { } ended)
            return ended;
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], cancellation);
        return new AuditingChange.Done();
    }
}
