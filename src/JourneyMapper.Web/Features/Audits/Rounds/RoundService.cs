using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Auditing;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Audits.Rounds;

/// <summary>
/// Begins, shares out, ends and deletes rounds of audits, by the rights of today. Who may edit journeys begins rounds of them; who began a round, and owners, change it. What belongs to another workspace, lies in
/// the trash or is private answers as what does not exist.
/// </summary>
public sealed class RoundService(IDbContextFactory<JourneyDbContext> contexts, AuditTopic topic, InboxTopic inboxes, TimeProvider clock)
{
    /// <summary>Begins a round: finds what is to be audited, shares it out and tells the auditors. Sending the same again does nothing and answers the same.</summary>
    public async Task<RoundOutcome> BeginAsync(CurrentMember member, AuditRound wanted, CancellationToken cancellation = default)
    {
        var (round, problems) = wanted.Accept(member.Today(clock));
        if (problems.Count > 0)
            return new RoundOutcome.Invalid(problems);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!member.CanEdit || !await db.MayEditAsync(member, cancellation))
            return new RoundOutcome.NotAllowed();
        Guid[] asked = [.. round.Journeys];
        var journeys = await db.Journeys.InUse(member).EditableBy(member).Where(journey => asked.Contains(journey.Id)).Select(journey => new { journey.Id, journey.Title }).ToListAsync(cancellation);
        if (journeys.Count < asked.Length)
            return new RoundOutcome.Gone();
        var auditors = await AuditorsAsync(db, member, asked, [.. round.Auditors], cancellation);
        if (!await AllAuditAsync(db, member, [.. round.Auditors], cancellation))
            return new RoundOutcome.NoAuditor();
        await db.LockAuditingAsync(member.Workspace, cancellation);
        if (await db.AuditRounds.AsNoTracking().SingleOrDefaultAsync(row => row.Id == round.Id, cancellation) is { } before)
            return before.AuthorId == member.Id && before.WorkspaceId == member.Workspace ? new RoundOutcome.Done() : new RoundOutcome.NotAllowed();
        if (await OpenAsync(db, member, cancellation) >= Limits.OpenRounds)
            return new RoundOutcome.Full();
        var found = await TouchpointsAsync(db, member, asked, round.OnlyDue, cancellation);
        if (found.Count == 0)
            return new RoundOutcome.Nothing();
        if (found.Count > Limits.RoundTouchpoints)
            return new RoundOutcome.TooMany(found.Count);
        if (AuditRound.Share(found, auditors) is not { } shares)
            return new RoundOutcome.NobodyFor(journeys.First(journey => !auditors[journey.Id].Any() && found.Exists(one => one.Journey == journey.Id)).Title);
        db.AuditRounds.Add(new()
        {
            Id = round.Id,
            WorkspaceId = member.Workspace,
            Name = round.Name,
            FirstDay = round.FirstDay,
            DueDay = round.DueDay,
            AuthorId = member.Id,
            CreatedAt = clock.GetUtcNow(),
            Touchpoints = [.. found.Zip(shares, (touchpoint, auditor) => new RoundTouchpointRow { TouchpointId = touchpoint.Touchpoint, JourneyId = touchpoint.Journey, AuditorId = auditor })],
        });
        await db.SaveChangesAsync(cancellation);
        return await TellAsync(db, member, round.Id, cancellation);
    }

    /// <summary>Gives a round another name or other days.</summary>
    public Task<RoundOutcome> PlanAsync(CurrentMember member, Guid round, RoundPlan wanted, CancellationToken cancellation = default) => OnAsync(member, round, async (db, row) =>
    {
        var (plan, problems) = wanted.Accept(member.Today(clock), new(row.Name, row.FirstDay, row.DueDay));
        if (problems.Count > 0)
            return new RoundOutcome.Invalid(problems);
        (row.Name, row.FirstDay, row.DueDay) = (plan.Name, plan.FirstDay, plan.DueDay);
        return await CommitAsync(db, member, cancellation);
    }, cancellation);

    /// <summary>Gives touchpoints of a round that a member sees to another auditor.</summary>
    public Task<RoundOutcome> AssignAsync(CurrentMember member, Guid round, IReadOnlyCollection<Guid> touchpoints, Guid auditor, CancellationToken cancellation = default) => OnAsync(member, round, async (db, row) =>
    {
        Guid[] asked = [.. touchpoints.Distinct()];
        var lines = await db.RoundLines(member).Where(line => line.Round == round && asked.Contains(line.Touchpoint)).Select(line => new { line.Touchpoint, line.Journey }).ToListAsync(cancellation);
        if (asked.Length == 0 || lines.Count < asked.Length)
            return new RoundOutcome.Gone();
        var may = await AuditorsAsync(db, member, [.. lines.Select(line => line.Journey).Distinct()], [auditor], cancellation);
        if (lines.Exists(line => !may[line.Journey].Any()))
            return new RoundOutcome.NoAuditor();
        await db.RoundTouchpoints.Where(one => one.RoundId == round && asked.Contains(one.TouchpointId)).ExecuteUpdateAsync(set => set.SetProperty(one => one.AuditorId, auditor), cancellation);
        if (await db.RoundTouchpoints.Where(one => one.RoundId == round).Select(one => one.AuditorId).Distinct().CountAsync(cancellation) > Limits.RoundAuditors)
            return new RoundOutcome.NoAuditor();
        return await TellAsync(db, member, row.Id, cancellation);
    }, cancellation);

    /// <summary>Ends a round today: what is audited later does not count.</summary>
    public Task<RoundOutcome> EndAsync(CurrentMember member, Guid round, CancellationToken cancellation = default) => OnAsync(member, round, (db, row) =>
    {
        row.EndedOn ??= member.Today(clock);
        return CommitAsync(db, member, cancellation);
    }, cancellation);

    /// <summary>Lets a round that was ended go on.</summary>
    public Task<RoundOutcome> ReopenAsync(CurrentMember member, Guid round, CancellationToken cancellation = default) => OnAsync(member, round, async (db, row) =>
    {
        if (row.EndedOn is not null && await OpenAsync(db, member, cancellation) >= Limits.OpenRounds)
            return new RoundOutcome.Full();
        row.EndedOn = null;
        return await CommitAsync(db, member, cancellation);
    }, cancellation);

    /// <summary>Deletes a round; the audits stay.</summary>
    public Task<RoundOutcome> DeleteAsync(CurrentMember member, Guid round, CancellationToken cancellation = default) => OnAsync(member, round, async (db, row) =>
    {
        var told = await db.EndRoundAsync(round, cancellation);
        db.AuditRounds.Remove(row);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
        return new RoundOutcome.Done();
    }, cancellation);

    static Task<int> OpenAsync(JourneyDbContext db, CurrentMember member, CancellationToken cancellation) =>
        db.AuditRounds.CountAsync(row => row.WorkspaceId == member.Workspace && row.EndedOn == null, cancellation);

    // In the order of the maps. Due means the same as on the page of audits.
    async Task<List<(Guid Touchpoint, Guid Journey)>> TouchpointsAsync(JourneyDbContext db, CurrentMember member, Guid[] journeys, bool onlyDue, CancellationToken cancellation)
    {
        var usual = (await ReviewQueries.SettingsAsync(db, member.Workspace, cancellation)).Cadence;
        var soon = member.Today(clock).AddDays(DueStates.SoonDays);
        var found = await db.DueTouchpoints(member, usual, []).Where(due => journeys.Contains(due.Journey) && (!onlyDue || due.Next == null || due.Next <= soon))
            .OrderBy(due => due.Title).ThenBy(due => due.Journey).ThenBy(due => due.Stage).ThenBy(due => due.Rank).Select(due => new { due.Touchpoint, due.Journey }).ToListAsync(cancellation);
        return found.ConvertAll(due => (due.Touchpoint, due.Journey));
    }

    // Who of these may edit each journey: members whose role lets them, and to whom private ones are open.
    static async Task<ILookup<Guid, Guid>> AuditorsAsync(JourneyDbContext db, CurrentMember member, Guid[] journeys, Guid[] auditors, CancellationToken cancellation)
    {
        var pairs = await (from journey in db.Journeys.InUse(member)
                           from auditor in db.Members
                           where journeys.Contains(journey.Id) && auditors.Contains(auditor.Id) && auditor.WorkspaceId == member.Workspace && auditor.Role != Role.Viewer
                               && (!journey.IsPrivate || JourneyDbContext.JourneyAccess(journey.Id, auditor.Id) == nameof(AccessLevel.Edit))
                           orderby auditor.DisplayName, auditor.Id
                           select new { Journey = journey.Id, Auditor = auditor.Id }).ToListAsync(cancellation);
        return pairs.ToLookup(pair => pair.Journey, pair => pair.Auditor);
    }

    static async Task<bool> AllAuditAsync(JourneyDbContext db, CurrentMember member, Guid[] auditors, CancellationToken cancellation) =>
        await db.Members.CountAsync(auditor => auditors.Contains(auditor.Id) && auditor.WorkspaceId == member.Workspace && auditor.Role != Role.Viewer, cancellation) == auditors.Length;

    async Task<RoundOutcome> OnAsync(CurrentMember member, Guid round, Func<JourneyDbContext, AuditRoundRow, Task<RoundOutcome>> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAuditingAsync(member.Workspace, cancellation);
        if (await RoundList.Visible(db, member).SingleOrDefaultAsync(row => row.Id == round, cancellation) is not { } row)
            return new RoundOutcome.Gone();
        if (!member.CanEdit || !await db.MayEditAsync(member, cancellation) || (row.AuthorId != member.Id && !await db.MayManageAsync(member, cancellation)))
            return new RoundOutcome.NotAllowed();
        return await change(db, row);
    }

    async Task<RoundOutcome> CommitAsync(JourneyDbContext db, CurrentMember member, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], cancellation);
        return new RoundOutcome.Done();
    }

    async Task<RoundOutcome> TellAsync(JourneyDbContext db, CurrentMember member, Guid round, CancellationToken cancellation)
    {
        var told = await db.TellOfRoundAsync(round, member.Id, clock.GetUtcNow(), cancellation);
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
        return new RoundOutcome.Done();
    }
}
