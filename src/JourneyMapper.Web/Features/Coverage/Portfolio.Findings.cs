using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Web.Features.Coverage.Groups;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <content>What the rules find in all journeys.</content>
public sealed partial class Portfolio
{
    /// <summary>Findings of the journeys of a filter, the most urgent first.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which journeys.</param>
    /// <param name="accepted">Those that are accepted as they are, or those that are not.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="rules">Of these rules only; of all when it is null.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<PortfolioFinding>> FindingsAsync(
        Reader reader, PortfolioFilter filter, bool accepted, int take, IReadOnlyCollection<string>? rules = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = Findings(db, reader, filter, accepted);
        if (rules is not null)
            found = found.Where(finding => rules.Contains(finding.Rule));
        return await LinesAsync(db, reader, MostUrgent(found).Take(take), accepted, cancellation);
    }

    /// <summary>How much each rule finds in the journeys of a filter: the most urgent first, and of those that are as urgent what is found most often.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which journeys.</param>
    /// <param name="accepted">Findings that are accepted as they are, or those that are not.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<PortfolioGroup>> GroupsAsync(Reader reader, PortfolioFilter filter, bool accepted, CancellationToken cancellation = default)
    {
        var today = query.Today;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Journey by journey first: the database counts journeys faster than it tells them apart among all findings.
        var ofJourneys = Findings(db, reader, filter, accepted).GroupBy(finding => new { finding.Rule, finding.JourneyId }).Select(group => new
        {
            group.Key.Rule,
            group.Key.JourneyId,
            Count = group.Count(),
            Severity = group.Max(finding => finding.Severity),
            Weight = group.Max(finding => finding.Weight),
            Taken = group.Count(finding => finding.AssigneeId != null),
            Late = group.Count(finding => finding.Due < today),
        });
        var groups = await ofJourneys.Join(db.Journeys.InUse(reader), found => found.JourneyId, journey => journey.Id, (found, journey) => new { found, journey.Title })
            .GroupBy(line => line.found.Rule)
            .Select(group => new PortfolioGroup(
                group.Key, group.Sum(line => line.found.Count), (Severity)group.Max(line => line.found.Severity), group.Max(line => line.found.Weight),
                group.Count(), group.Min(line => line.Title)!, group.Sum(line => line.found.Taken), group.Sum(line => line.found.Late)))
            .ToListAsync(cancellation);
        // There are no more of them than rules.
        return [.. groups.OrderByDescending(group => group.Weight).ThenByDescending(group => group.Count).ThenBy(group => group.Rule, StringComparer.Ordinal)];
    }

    /// <summary>The keys of what a rule finds in the journeys of a filter, the most urgent first, with whether somebody takes care of each.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which journeys.</param>
    /// <param name="accepted">Findings that are accepted as they are, or those that are not.</param>
    /// <param name="rule">The rule's id.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<(FindingAt At, bool Taken)>> KeysAsync(Reader reader, PortfolioFilter filter, bool accepted, string rule, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await MostUrgent(Findings(db, reader, filter, accepted).Where(finding => finding.Rule == rule)).Take(take)
            .Select(finding => new { finding.JourneyId, finding.Key, Taken = finding.AssigneeId != null }).ToListAsync(cancellation);
        return rows.ConvertAll(row => (new FindingAt(row.JourneyId, FindingKey.Parse(row.Key)), row.Taken));
    }

    /// <summary>The most urgent findings of each of these journeys, as far as they are in use: those that nobody has accepted.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="journeys">Which journeys.</param>
    /// <param name="each">At most so many of a journey.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ILookup<Guid, PortfolioFinding>> FindingsOfEachAsync(Reader reader, IReadOnlyCollection<Guid> journeys, int each, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var open = Findings(db, reader, accepted: false).Where(finding => journeys.Contains(finding.JourneyId));
        var found = db.Journeys.InUse(reader).Where(journey => journeys.Contains(journey.Id))
            .SelectMany(journey => open.Where(finding => finding.JourneyId == journey.Id).OrderByDescending(finding => finding.Weight).ThenBy(finding => finding.OpenedOn).ThenBy(finding => finding.Key).Take(each));
        return (await LinesAsync(db, reader, MostUrgent(found), accepted: false, cancellation)).ToLookup(line => line.Journey);
    }

    /// <summary>How many findings of each rule each of these journeys has, as far as they are in use: those that nobody has accepted.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="journeys">Which journeys.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<(Guid Journey, string Rule), int>> CountsOfEachAsync(Reader reader, IReadOnlyCollection<Guid> journeys, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var counts = await Findings(db, reader, accepted: false).Where(finding => journeys.Contains(finding.JourneyId))
            .GroupBy(finding => new { finding.JourneyId, finding.Rule }).Select(group => new { group.Key.JourneyId, group.Key.Rule, Count = group.Count() }).ToListAsync(cancellation);
        return counts.ToDictionary(count => (count.JourneyId, count.Rule), count => count.Count);
    }

    static IQueryable<FindingRow> MostUrgent(IQueryable<FindingRow> findings) =>
        findings.OrderByDescending(finding => finding.Weight).ThenBy(finding => finding.OpenedOn).ThenBy(finding => finding.JourneyId).ThenBy(finding => finding.Key);

    static async Task<IReadOnlyList<PortfolioFinding>> LinesAsync(JourneyDbContext db, Reader reader, IQueryable<FindingRow> findings, bool accepted, CancellationToken cancellation)
    {
        // The findings keep their order.
        var rows = await findings.Join(db.Journeys.InUse(reader), finding => finding.JourneyId, journey => journey.Id, (finding, journey) => new
        {
            finding,
            journey.Title,
            journey.Labels,
            Assignee = db.Members.Where(member => member.Id == finding.AssigneeId).Select(member => member.DisplayName).FirstOrDefault(),
            AcceptedBy = db.Members.Where(member => member.Id == finding.AcceptedBy).Select(member => member.DisplayName).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(cancellation);
        var read = rows.ConvertAll(row => row.finding.Read());
        var named = read.SelectMany(finding => finding.Touchpoints).Distinct().ToList();
        var names = await db.Touchpoints.AsNoTracking().Where(touchpoint => named.Contains(touchpoint.Id)).ToDictionaryAsync(touchpoint => touchpoint.Id, touchpoint => touchpoint.Name, cancellation);
        var lines = rows.Zip(read, (row, finding) => new PortfolioFinding(row.finding.JourneyId, row.Title, row.Labels, finding, row.finding.OpenedOn,
            row.Assignee, row.finding.Due, accepted && row.finding.AcceptedUntil is { } until ? new(row.finding.AcceptedBecause, until, row.AcceptedBy) : null, names));
        return [.. lines];
    }

    // What holds; an acceptance that has expired is none.
    IQueryable<FindingRow> Findings(JourneyDbContext db, Reader reader, bool accepted)
    {
        var today = query.Today;
        return db.Findings.Where(finding => finding.ClosedOn == null && (finding.AcceptedUntil != null && finding.AcceptedUntil >= today) == accepted && db.Journeys.InUse(reader).Any(journey => journey.Id == finding.JourneyId));
    }

    IQueryable<FindingRow> Findings(JourneyDbContext db, Reader reader, PortfolioFilter filter, bool accepted)
    {
        var journeys = Matching(db, reader, filter);
        var findings = Findings(db, reader, accepted).Where(finding => journeys.Any(journey => journey.Id == finding.JourneyId));
        return filter.Assignee is { } assignee ? findings.Where(finding => finding.AssigneeId == assignee) : findings;
    }
}
