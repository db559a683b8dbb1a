using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>
/// Records audits and reads their history. What writes checks who asks and answers null when it is done, or why it is not;
/// what belongs to another workspace or lies in the trash answers as what does not exist.
/// </summary>
public sealed class AuditLog(IDbContextFactory<JourneyDbContext> contexts, AuditTopic topic, InboxTopic inboxes, TimeProvider clock)
{
    /// <summary>What is to be audited, or null when the workspace has no such touchpoint.</summary>
    public async Task<AuditSubject?> FindAsync(Reader reader, Guid touchpoint, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from audited in db.Touchpoints.AsNoTracking()
                      join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(audited, JourneyDbContext.JourneyId) equals journey.Id
                      where audited.Id == touchpoint
                      select new AuditSubject(audited.Id, audited.Name, audited.Cadence, journey.Id, journey.Title)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Records an audit. Sending the same one again does nothing and answers the same.</summary>
    public async Task<Refusal?> RecordAsync(CurrentMember member, Audit audit, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (accepted, problems) = audit.Accept(member.LatestDay(clock), await WorkspaceCriteria.ReadAsync(db, member.Workspace, cancellation));
        if (problems.Count > 0)
            return new Refusal.AuditInvalid(problems);
        if (await FindAsync(member, audit.Touchpoint, cancellation) is not { } subject)
            return new Refusal.Gone(audit.Touchpoint);
        if (await db.AccessAsync(member, subject.Journey, cancellation) is not AccessLevel.Edit)
            return new Refusal.NotAllowed();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Refusal.NotAllowed();
        if (audit.Competitor is { } competitor)
            return await RecordAsync(db, member, accepted, competitor, subject, cancellation);
        if (!await db.AddAuditAsync(AuditRow.New(accepted, subject.Journey, member.Id, clock.GetUtcNow()), cancellation))
            return await IsRepeatedAsync(db, member.Id, accepted, cancellation) ? null : new Refusal.NotAllowed();
        await RecordedFacts.NoteAsync(db, subject.Journey, accepted.On, cancellation);
        var told = await EndDueAsync(db, member, audit.Touchpoint, cancellation);
        await topic.CommitAsync(db, member.Workspace, [new(subject.Journey, audit.Touchpoint)], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
        return null;
    }

    /// <summary>The audits of a touchpoint, the newest first; none when the workspace has no such touchpoint.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="competitor">Of this competitor's touchpoint in its place; null for ours.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<AuditEntry>> HistoryAsync(Reader reader, Guid touchpoint, int take, Guid? competitor = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return competitor is null
            ? await Newest(db.Audits).ToListAsync(cancellation)
            : await Newest(db.CompetitorAudits.Where(audit => audit.CompetitorId == competitor)).ToListAsync(cancellation);

        IQueryable<AuditEntry> Newest<TAudit>(IQueryable<TAudit> audits) where TAudit : RecordedAudit =>
            Entries(db, reader, audits.Where(audit => audit.TouchpointId == touchpoint).OrderByDescending(audit => audit.On).ThenByDescending(audit => audit.RecordedAt).Take(take));
    }

    /// <summary>The last audit of each competitor's touchpoint in the place of ours, by the competitors' names.</summary>
    public async Task<IReadOnlyList<CompetitorEntry>> CompetitorsAsync(Reader reader, Guid touchpoint, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var competitors = await db.Competitors.AsNoTracking().Where(row => row.WorkspaceId == reader.Workspace && db.CompetitorAudits.Any(audit => audit.CompetitorId == row.Id && audit.TouchpointId == touchpoint))
            .Select(row => new { row.Id, row.Name }).ToListAsync(cancellation);
        List<CompetitorEntry> entries = [];
        foreach (var competitor in competitors.OrderBy(row => row.Name, StringComparer.CurrentCulture).ThenBy(row => row.Id))
            if (await HistoryAsync(reader, touchpoint, take: 1, competitor.Id, cancellation) is [var last, ..])
                entries.Add(new(competitor.Id, competitor.Name, last));
        return entries;
    }

    /// <summary>The last audit of each of some touchpoints; null where there is none that the reader sees.</summary>
    public async Task<IReadOnlyDictionary<Guid, AuditEntry?>> LastOfEachAsync(Reader reader, IReadOnlyList<Guid> touchpoints, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var last = db.Audits.Where(audit => touchpoints.Contains(audit.TouchpointId) && !db.Audits.Any(later =>
            later.TouchpointId == audit.TouchpointId && (later.On > audit.On || (later.On == audit.On && later.RecordedAt > audit.RecordedAt))));
        var entries = (await Entries(db, reader, last).ToListAsync(cancellation)).DistinctBy(entry => entry.Touchpoint).ToDictionary(entry => entry.Touchpoint);
        return touchpoints.ToDictionary(touchpoint => touchpoint, entries.GetValueOrDefault);
    }

    static IQueryable<AuditEntry> Entries<TAudit>(JourneyDbContext db, Reader reader, IQueryable<TAudit> audits) where TAudit : RecordedAudit =>
        from audit in audits.AsNoTracking()
        join journey in db.Journeys.InUse(reader) on audit.JourneyId equals journey.Id
        orderby audit.On descending, audit.RecordedAt descending
        select new AuditEntry(
            audit.Id, audit.TouchpointId, audit.On, audit.AuditorId,
            db.Members.Where(auditor => auditor.Id == audit.AuditorId).Select(auditor => auditor.DisplayName).FirstOrDefault(),
            audit.Scores, audit.Score, audit.Strengths, audit.Weaknesses, audit.Evidence, audit.EvidenceNote, audit.OtherCriteria, audit.OtherScores);

    /// <summary>Deletes an audit that was a mistake. For who wrote it, and for owners.</summary>
    public async Task<Refusal?> DeleteAsync(CurrentMember member, Guid audit, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Refusal.NotAllowed();
        var found = await Editable(db.Audits).SingleOrDefaultAsync(cancellation);
        var isOurs = found is not null;
        found ??= await Editable(db.CompetitorAudits).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return new Refusal.AuditGone();
        if (!member.CanManage && found.AuditorId != member.Id)
            return new Refusal.NotAllowed();
        var deleted = isOurs ? await db.Audits.Where(row => row.Id == audit).ExecuteDeleteAsync(cancellation) : await db.CompetitorAudits.Where(row => row.Id == audit).ExecuteDeleteAsync(cancellation);
        if (deleted == 0)
            return new Refusal.AuditGone();
        if (isOurs)
            await RecordedFacts.NoteAsync(db, found.JourneyId, found.On, cancellation);
        await topic.CommitAsync(db, member.Workspace, [new(found.JourneyId, found.TouchpointId)], cancellation);
        return null;

        IQueryable<WrittenAudit> Editable<TAudit>(IQueryable<TAudit> audits) where TAudit : RecordedAudit =>
            from row in audits.AsNoTracking()
            join journey in db.Journeys.InUse(member).EditableBy(member) on row.JourneyId equals journey.Id
            where row.Id == audit
            select new WrittenAudit(row.JourneyId, row.TouchpointId, row.AuditorId, row.On);
    }

    // No review, no mean, no due day and no inbox hears of it: it is not about us.
    async Task<Refusal?> RecordAsync(JourneyDbContext db, CurrentMember member, Audit audit, Guid competitor, AuditSubject subject, CancellationToken cancellation)
    {
        if (!await db.Competitors.AnyAsync(row => row.Id == competitor && row.WorkspaceId == member.Workspace, cancellation))
            return new Refusal.AuditInvalid([new(AuditField.Competitor, Problem.Unknown)]);
        await db.LockCompetitorsAsync(audit.Touchpoint, cancellation);
        var others = await db.CompetitorAudits.Where(row => row.TouchpointId == audit.Touchpoint && row.CompetitorId != competitor).Select(row => row.CompetitorId).Distinct().CountAsync(cancellation);
        if (others >= Limits.CompetitorsOfTouchpoint)
            return new Refusal.AuditInvalid([new(AuditField.Competitor, Problem.OutOfRange)]);
        if (!await db.AddCompetitorAuditAsync(competitor, AuditRow.New(audit, subject.Journey, member.Id, clock.GetUtcNow()), cancellation))
            return await db.CompetitorAudits.AnyAsync(row => row.Id == audit.Id && row.AuditorId == member.Id && row.TouchpointId == audit.Touchpoint && row.CompetitorId == competitor, cancellation)
                ? null : new Refusal.NotAllowed();
        await topic.CommitAsync(db, member.Workspace, [new(subject.Journey, audit.Touchpoint)], cancellation);
        return null;
    }

    // An audit of long ago may leave it due.
    async Task<IReadOnlyList<Guid>> EndDueAsync(JourneyDbContext db, Reader reader, Guid touchpoint, CancellationToken cancellation)
    {
        var (today, cadence) = (clock.Today(), (await ReviewQueries.SettingsAsync(db, reader.Workspace, cancellation)).Cadence);
        var done = await db.DueTouchpoints(reader, cadence, []).AnyAsync(due => due.Touchpoint == touchpoint && due.Next > today, cancellation);
        return done ? await db.EndAuditDueAsync(touchpoint, cancellation) : [];
    }

    // An id that somebody else has used for something else is no repetition.
    static Task<bool> IsRepeatedAsync(JourneyDbContext db, Guid auditor, Audit audit, CancellationToken cancellation) =>
        db.Audits.AnyAsync(row => row.Id == audit.Id && row.AuditorId == auditor && row.TouchpointId == audit.Touchpoint, cancellation);

    sealed record WrittenAudit(Guid JourneyId, Guid TouchpointId, Guid AuditorId, DateOnly On);
}
