using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>
/// What people make of findings: who takes care of them, and which are accepted as they are. That is the work of managers as well, so every
/// member may. What changes something answers null when it is done.
/// </summary>
public sealed class FindingService(IDbContextFactory<JourneyDbContext> contexts, CoverageQuery query, JourneyStore maps, CoverageTopic topic, InboxTopic inboxes, TimeProvider clock)
{
    /// <summary>What people have made of a finding so far; nothing yet when it is new, or of another workspace.</summary>
    public async Task<FindingStatus> ReadAsync(CurrentMember member, Guid journey, FindingKey key, CancellationToken cancellation = default)
    {
        var text = key.ToString();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var members = await db.WhoSee(member.Workspace, [journey]).ToNamesAsync(cancellation);
        var found = await (from row in db.Findings.AsNoTracking()
                           join map in db.Journeys.InUse(member) on row.JourneyId equals map.Id
                           where row.JourneyId == journey && row.Key == text
                           select row).SingleOrDefaultAsync(cancellation);
        var exception = found?.AcceptedUntil is { } until && until >= query.Today
            ? new AcceptedException(found.AcceptedBecause, until, members.Find(row => row.Id == found.AcceptedBy).Name)
            : null;
        return new(found?.AssigneeId, found?.Due, found?.Note ?? "", exception, members);
    }

    /// <summary>Gives a finding to a member, or to nobody.</summary>
    public async Task<FindingProblem?> AssignAsync(CurrentMember member, Guid journey, FindingKey key, Guid? assignee, DateOnly? due, string note, CancellationToken cancellation = default)
    {
        var (said, problem) = FindingChecks.Assignment(note, due, query.Today);
        if (problem is not null)
            return problem;
        return await ChangeAsync(member, journey, key, async (db, row) =>
        {
            if (!await FindingChecks.MayTakeAsync(db, member.Workspace, assignee, [journey], cancellation))
                return FindingProblem.Assignee;
            row.Assign(assignee, due, said);
            return null;
        }, cancellation);
    }

    /// <summary>Accepts a finding as an exception: it leaves the score until that day and stays listed.</summary>
    public async Task<FindingProblem?> AcceptAsync(CurrentMember member, Guid journey, FindingKey key, string because, DateOnly? until, CancellationToken cancellation = default)
    {
        var (said, problem) = FindingChecks.Acceptance(because, until, query.Today);
        if (problem is not null)
            return problem;
        return await ChangeAsync(member, journey, key, async (db, row) =>
        {
            row.Accept(said, until, member.Id);
            await RecordedFacts.NoteAsync(db, journey, query.Today, cancellation);
            return null;
        }, cancellation);
    }

    /// <summary>Ends the acceptance of a finding.</summary>
    public Task<FindingProblem?> WithdrawAsync(CurrentMember member, Guid journey, FindingKey key, CancellationToken cancellation = default) =>
        ChangeAsync(member, journey, key, async (db, row) =>
        {
            row.Withdraw();
            await RecordedFacts.NoteAsync(db, journey, query.Today, cancellation);
            return null;
        }, cancellation);

    async Task<FindingProblem?> ChangeAsync(
        CurrentMember member, Guid journey, FindingKey key, Func<JourneyDbContext, FindingRow, Task<FindingProblem?>> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return FindingProblem.Gone;
        await ReviewLock.TakeAsync(db, member.Workspace, cancellation);
        if (await HeldAsync(db, member, journey, key, cancellation) is not { } row)
            return FindingProblem.Gone;
        var before = row.AssigneeId;
        if (await change(db, row) is { } problem)
            return problem;
        await db.SaveChangesAsync(cancellation);
        var told = row.AssigneeId == before ? [] : await db.TellOfAssignedAsync([row], member.Id, clock.GetUtcNow(), cancellation);
        await topic.CommitAsync(db, member.Workspace, [new(journey)], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
        return null;
    }

    // The map finds with each edit, but what is found is stored only when somebody looks at all journeys.
    async Task<FindingRow?> HeldAsync(JourneyDbContext db, Reader reader, Guid journey, FindingKey key, CancellationToken cancellation)
    {
        var text = key.ToString();
        var rows = db.Findings.Where(finding => finding.JourneyId == journey && finding.Key == text && db.Journeys.InUse(reader).Any(map => map.Id == journey));
        if (!await rows.AnyAsync(row => row.ClosedOn == null, cancellation))
        {
            if (await maps.FindAsync(reader, journey, cancellation) is not { } map
                || (await query.ContextAsync(reader, journey, cancellation)).Review(map).Findings.FirstOrDefault(finding => finding.Key == key) is not { } found)
                return null;
            await StoredFindings.KeepAsync(db, [(journey, found)], query.Today, cancellation);
        }

        return await rows.SingleOrDefaultAsync(cancellation);
    }
}
