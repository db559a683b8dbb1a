using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>A journey with audits.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Title">Its title.</param>
public sealed record AuditedJourney(Guid Id, string Title);

/// <summary>The last audit of a touchpoint, for a summary of its journey.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="On">The day of the audit.</param>
/// <param name="Scores">One for each of <see cref="AuditCriteria.All"/>, in their order.</param>
/// <param name="Score">The mean of the scores.</param>
/// <param name="Strengths">What is good, one a line.</param>
/// <param name="Weaknesses">What is not, one a line.</param>
/// <param name="OtherCriteria">The ids of what was asked beside those criteria.</param>
/// <param name="OtherScores">Their scores, in the same order.</param>
public sealed record LastAudit(
    Guid Touchpoint, string Name, Stage Stage, DateOnly On, IReadOnlyList<short> Scores, decimal Score, string Strengths, string Weaknesses, IReadOnlyList<string> OtherCriteria, IReadOnlyList<short> OtherScores)
{
    /// <summary>All scores by the ids of their criteria.</summary>
    public IReadOnlyDictionary<string, int> ByCriterion() => AuditScores.Of(Scores, OtherCriteria, OtherScores);
}

/// <summary>What the last audits of a competitor say, for the touchpoints of a journey.</summary>
/// <param name="Id">The competitor.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Audits">The last one in the place of each touchpoint that has one, in the order of the map.</param>
public sealed record CompetitorSummary(Guid Id, string Name, IReadOnlyList<LastAudit> Audits);

/// <summary>What the last audits of a journey's touchpoints say together.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Labels">Its own labels of the stages, in order; empty where a stage keeps its usual name.</param>
/// <param name="Touchpoints">How many it has.</param>
/// <param name="Audits">The last audit of ours of each touchpoint that has one, in the order of the map.</param>
/// <param name="Competitors">The competitors that were audited beside them, by name.</param>
public sealed record AuditSummary(Guid Id, string Title, IReadOnlyList<string> Labels, int Touchpoints, IReadOnlyList<LastAudit> Audits, IReadOnlyList<CompetitorSummary> Competitors)
{
    /// <summary>The mean of our last audits; null without any.</summary>
    public decimal? Mean() => Audits.Count == 0 ? null : Rounded(Audits.Average(audit => audit.Score));

    /// <summary>The mean of each criterion over the last audits of ours that were asked it, in order.</summary>
    public IReadOnlyList<ScoreLine> Means(CriteriaSet criteria) => [.. from line in Lines(criteria, Audits, null) where line.Score is not null select line];

    /// <summary>Ours beside a competitor's: the mean of each criterion over the touchpoints that were audited of both.</summary>
    public IReadOnlyList<ScoreLine> Beside(CriteriaSet criteria, CompetitorSummary competitor)
    {
        var (ours, theirs) = Both(competitor);
        return Lines(criteria, ours, theirs);
    }

    /// <summary>How much better ours are, over the touchpoints that were audited of both and by what both were asked; null where there is none.</summary>
    public decimal? Difference(CompetitorSummary competitor)
    {
        var (ours, theirs) = Both(competitor);
        var differences = ours.Zip(theirs).Select(pair => AuditComparison.Of(pair.First.ByCriterion(), pair.Second.ByCriterion())?.Difference).OfType<decimal>().ToList();
        return differences.Count == 0 ? null : Rounded(differences.Average());
    }

    /// <summary>The touchpoints that were audited of both, in order.</summary>
    public (IReadOnlyList<LastAudit> Ours, IReadOnlyList<LastAudit> Theirs) Both(CompetitorSummary competitor)
    {
        var theirs = competitor.Audits.ToDictionary(audit => audit.Touchpoint);
        var ours = Audits.Where(audit => theirs.ContainsKey(audit.Touchpoint)).ToList();
        return (ours, ours.ConvertAll(audit => theirs[audit.Touchpoint]));
    }

    static IReadOnlyList<ScoreLine> Lines(CriteriaSet criteria, IReadOnlyList<LastAudit> ours, IReadOnlyList<LastAudit>? theirs)
    {
        var (mine, others) = (ours.Select(audit => audit.ByCriterion()).ToList(), theirs?.Select(audit => audit.ByCriterion()).ToList());
        return
        [
            .. from criterion in criteria.All
               let score = MeanOf(mine, criterion.Id)
               let their = others is null ? null : MeanOf(others, criterion.Id)
               where score is not null || their is not null
               select new ScoreLine(criterion, score, null, others is null ? [] : [their]),
        ];

        static decimal? MeanOf(IEnumerable<IReadOnlyDictionary<string, int>> audits, string id) => AuditScores.Mean(audits.Where(audit => audit.ContainsKey(id)).Select(audit => audit[id]));
    }

    static decimal Rounded(decimal mean) => Math.Round(mean, 2, MidpointRounding.AwayFromZero);
}

/// <summary>Sums up audits by journey.</summary>
public sealed class AuditSummaries(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The journeys in use that have an audit of a touchpoint that is still there, by title.</summary>
    public async Task<IReadOnlyList<AuditedJourney>> JourneysAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var journeys = await db.Journeys.AsNoTracking().InUse(reader)
            .Where(journey => db.Audits.Any(audit => audit.JourneyId == journey.Id && db.Touchpoints.Any(touchpoint => touchpoint.Id == audit.TouchpointId)))
            .Select(journey => new AuditedJourney(journey.Id, journey.Title)).ToListAsync(cancellation);
        return [.. journeys.OrderBy(journey => journey.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>The summary of a journey, or null when the workspace has none of that id or it lies in the trash.</summary>
    public async Task<AuditSummary?> OfAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Journeys.AsNoTracking().InUse(reader).Where(row => row.Id == journey)
            .Select(row => new { row.Title, row.Labels }).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var touchpoints = await db.Touchpoints.AsNoTracking()
            .Where(touchpoint => EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == journey)
            .OrderBy(touchpoint => touchpoint.Stage).ThenBy(touchpoint => touchpoint.Rank)
            .Select(touchpoint => new Place(touchpoint.Id, touchpoint.Name, touchpoint.Stage)).ToListAsync(cancellation);
        var ours = await db.Audits.AsNoTracking().Where(audit => audit.JourneyId == journey).GroupBy(audit => audit.TouchpointId)
            .Select(group => group.OrderByDescending(audit => audit.On).ThenByDescending(audit => audit.RecordedAt).First()).ToListAsync(cancellation);
        var theirs = await db.CompetitorAudits.AsNoTracking().Where(audit => audit.JourneyId == journey).GroupBy(audit => new { audit.TouchpointId, audit.CompetitorId })
            .Select(group => group.OrderByDescending(audit => audit.On).ThenByDescending(audit => audit.RecordedAt).First()).ToListAsync(cancellation);
        var competitors = await db.Competitors.AsNoTracking().Where(competitor => competitor.WorkspaceId == reader.Workspace).ToListAsync(cancellation);
        return new(journey, found.Title, found.Labels, touchpoints.Count, Last(touchpoints, ours),
        [
            .. from competitor in competitors.OrderBy(competitor => competitor.Name, StringComparer.CurrentCulture)
               let audits = Last(touchpoints, theirs.Where(audit => audit.CompetitorId == competitor.Id))
               where audits.Count > 0
               select new CompetitorSummary(competitor.Id, competitor.Name, audits),
        ]);
    }

    static IReadOnlyList<LastAudit> Last(IEnumerable<Place> touchpoints, IEnumerable<RecordedAudit> audits)
    {
        var of = audits.ToDictionary(audit => audit.TouchpointId);
        return
        [
            .. from touchpoint in touchpoints
               let last = of.GetValueOrDefault(touchpoint.Id)
               where last is not null
               select new LastAudit(touchpoint.Id, touchpoint.Name, touchpoint.Stage, last.On, last.Scores, last.Score, last.Strengths, last.Weaknesses, last.OtherCriteria, last.OtherScores),
        ];
    }

    sealed record Place(Guid Id, string Name, Stage Stage);
}
