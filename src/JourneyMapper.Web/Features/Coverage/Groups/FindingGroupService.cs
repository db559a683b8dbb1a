using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage.Groups;

/// <summary>
/// Does for many findings at once what <see cref="FindingService"/> does for one: in one transaction, and for every member as there. Each answers
/// which findings it has changed; those are left alone that no longer hold, or of which others have made something else meanwhile.
/// </summary>
public sealed class FindingGroupService(IDbContextFactory<JourneyDbContext> contexts, CoverageQuery query, Portfolio portfolio, CoverageTopic topic, InboxTopic inboxes, TimeProvider clock)
{
    /// <summary>So many findings are changed at once at most: whoever means more has probably not meant it.</summary>
    public const int Most = 500;

    /// <summary>What a rule finds in the journeys of a filter, to be cared for together.</summary>
    public async Task<FindingGroupStatus> ReadAsync(CurrentMember member, PortfolioFilter filter, string rule, bool accepted, CancellationToken cancellation = default)
    {
        var findings = await portfolio.KeysAsync(member, filter, accepted, rule, Most + 1, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return new(findings, await db.WhoSee(member.Workspace, [.. findings.Select(finding => finding.At.Journey).Distinct()]).ToNamesAsync(cancellation));
    }

    /// <summary>Gives findings to a member, or to nobody.</summary>
    /// <param name="member">Who does it.</param>
    /// <param name="findings">At most <see cref="Most"/>.</param>
    /// <param name="assignee">To whom.</param>
    /// <param name="due">Until when.</param>
    /// <param name="note">What was agreed.</param>
    /// <param name="alsoTaken">Whether those count that somebody takes care of already.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyList<FindingAt> Changed, FindingProblem? Problem)> AssignAsync(
        CurrentMember member, IReadOnlyCollection<FindingAt> findings, Guid? assignee, DateOnly? due, string note, bool alsoTaken, CancellationToken cancellation = default)
    {
        var (said, problem) = FindingChecks.Assignment(note, due, query.Today);
        if (problem is not null)
            return ([], problem);
        return await ChangeAsync(member, findings, row => !IsAccepted(row) && (alsoTaken || row.AssigneeId is null), async (db, rows) =>
        {
            if (!await FindingChecks.MayTakeAsync(db, member.Workspace, assignee, [.. rows.Select(row => row.JourneyId).Distinct()], cancellation))
                return FindingProblem.Assignee;
            foreach (var row in rows)
                row.Assign(assignee, due, said);
            return null;
        }, cancellation);
    }

    /// <summary>Accepts findings as exceptions for one reason: they leave the scores until that day and stay listed.</summary>
    public async Task<(IReadOnlyList<FindingAt> Changed, FindingProblem? Problem)> AcceptAsync(
        CurrentMember member, IReadOnlyCollection<FindingAt> findings, string because, DateOnly? until, CancellationToken cancellation = default)
    {
        var (said, problem) = FindingChecks.Acceptance(because, until, query.Today);
        if (problem is not null)
            return ([], problem);
        return await ChangeAsync(member, findings, row => !IsAccepted(row), async (db, rows) =>
        {
            foreach (var row in rows)
                row.Accept(said, until, member.Id);
            await NoteAsync(db, rows, cancellation);
            return null;
        }, cancellation);
    }

    /// <summary>Ends the acceptance of findings.</summary>
    public Task<(IReadOnlyList<FindingAt> Changed, FindingProblem? Problem)> WithdrawAsync(CurrentMember member, IReadOnlyCollection<FindingAt> findings, CancellationToken cancellation = default) =>
        ChangeAsync(member, findings, IsAccepted, async (db, rows) =>
        {
            foreach (var row in rows)
                row.Withdraw();
            await NoteAsync(db, rows, cancellation);
            return null;
        }, cancellation);

    async Task<(IReadOnlyList<FindingAt> Changed, FindingProblem? Problem)> ChangeAsync(
        CurrentMember member, IReadOnlyCollection<FindingAt> findings, Func<FindingRow, bool> isMeant,
        Func<JourneyDbContext, IReadOnlyList<FindingRow>, Task<FindingProblem?>> change, CancellationToken cancellation)
    {
        if (findings.Count > Most)
            return ([], FindingProblem.TooMany);
        var asked = findings.ToDictionary(at => (at.Journey, at.Key.ToString()));
        Guid[] journeys = [.. findings.Select(at => at.Journey).Distinct()];
        string[] keys = [.. asked.Keys.Select(key => key.Item2).Distinct(StringComparer.Ordinal)];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return ([], FindingProblem.Gone);
        await ReviewLock.TakeAsync(db, member.Workspace, cancellation);
        // Keys about stages are the same in many journeys: this may find more than is asked for.
        var found = await db.Findings.Where(row => row.ClosedOn == null && journeys.Contains(row.JourneyId) && keys.Contains(row.Key) && db.Journeys.InUse(member).Any(journey => journey.Id == row.JourneyId)).ToListAsync(cancellation);
        var rows = found.Where(row => asked.ContainsKey((row.JourneyId, row.Key)) && isMeant(row)).ToList();
        if (rows.Count == 0)
            return ([], FindingProblem.Gone);
        var before = rows.ConvertAll(row => row.AssigneeId);
        if (await change(db, rows) is { } problem)
            return ([], problem);
        await db.SaveChangesAsync(cancellation);
        var given = rows.Where((row, index) => row.AssigneeId != before[index]).ToList();
        var told = given.Count == 0 ? [] : await db.TellOfAssignedAsync(given, member.Id, clock.GetUtcNow(), cancellation);
        await topic.CommitAsync(db, member.Workspace, [.. rows.Select(row => new TopicMessage(row.JourneyId)).Distinct()], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
        return (rows.ConvertAll(row => asked[(row.JourneyId, row.Key)]), null);
    }

    bool IsAccepted(FindingRow row) => row.AcceptedUntil >= query.Today;

    Task NoteAsync(JourneyDbContext db, IReadOnlyList<FindingRow> rows, CancellationToken cancellation) =>
        RecordedFacts.NoteAsync(db, rows.Select(row => row.JourneyId).Distinct().ToDictionary(journey => journey, _ => query.Today), cancellation);
}
