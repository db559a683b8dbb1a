using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
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
public sealed record LastAudit(Guid Touchpoint, string Name, Stage Stage, DateOnly On, IReadOnlyList<short> Scores, decimal Score, string Strengths, string Weaknesses);

/// <summary>What the last audits of a journey's touchpoints say together.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Labels">Its own labels of the stages, in order; empty where a stage keeps its usual name.</param>
/// <param name="Touchpoints">How many it has.</param>
/// <param name="Audits">The last audit of each touchpoint that has one, in the order of the map.</param>
public sealed record AuditSummary(Guid Id, string Title, IReadOnlyList<string> Labels, int Touchpoints, IReadOnlyList<LastAudit> Audits)
{
    /// <summary>The mean of each criterion over all audits, in order; empty without audits.</summary>
    public IReadOnlyList<decimal> Means => Audits.Count == 0 ? [] :
        [.. Enumerable.Range(0, AuditCriteria.All.Count).Select(i => Math.Round(Audits.Average(audit => (decimal)audit.Scores[i]), 2, MidpointRounding.AwayFromZero))];
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
            .Select(touchpoint => new
            {
                touchpoint.Id,
                touchpoint.Name,
                touchpoint.Stage,
                Last = db.Audits.Where(audit => audit.TouchpointId == touchpoint.Id && audit.JourneyId == journey)
                    .OrderByDescending(audit => audit.On).ThenByDescending(audit => audit.RecordedAt)
                    .Select(audit => new { audit.On, audit.Scores, audit.Score, audit.Strengths, audit.Weaknesses }).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return new(journey, found.Title, found.Labels, touchpoints.Count,
            [.. from touchpoint in touchpoints
                where touchpoint.Last is not null
                select new LastAudit(touchpoint.Id, touchpoint.Name, touchpoint.Stage, touchpoint.Last.On, touchpoint.Last.Scores, touchpoint.Last.Score, touchpoint.Last.Strengths, touchpoint.Last.Weaknesses)]);
    }
}
