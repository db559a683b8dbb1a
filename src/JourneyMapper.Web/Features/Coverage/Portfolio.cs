using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Reads the matrix of journeys and stages. Run <see cref="PortfolioUpdate"/> first.</summary>
public sealed partial class Portfolio(IDbContextFactory<JourneyDbContext> contexts, CoverageQuery query)
{
    /// <summary>The figures above the matrix, over all journeys of a workspace.</summary>
    public async Task<PortfolioSummary> SummaryAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var scores = await db.Journeys.InUse(reader).Join(db.Scores, journey => journey.Id, score => score.JourneyId, (_, score) => new { score.Score, score.Stages }).ToListAsync(cancellation);
        var touchpoints = await db.Touchpoints.CountAsync(touchpoint => db.Journeys.InUse(reader).Any(journey => journey.Id == EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId)), cancellation);
        var findings = await Findings(db, reader, accepted: false).GroupBy(finding => finding.Severity).Select(group => new { Severity = group.Key, Count = group.Count() }).ToListAsync(cancellation);
        return new(
            scores.Count,
            touchpoints,
            findings.Sum(group => group.Count),
            findings.Where(group => group.Severity == (short)Domain.Coverage.Severity.Critical).Sum(group => group.Count),
            scores.Count == 0 ? 0 : (int)Math.Round(scores.Average(score => (decimal)score.Score), MidpointRounding.AwayFromZero),
            [.. Stages.All.Select(stage => Mean(scores.Select(score => score.Stages[(int)stage])))]);

        // A stage that a journey does without is no gap of it.
        static int? Mean(IEnumerable<short> points) => points.Where(score => score != ScoreRow.OutOfScope).Select(score => (decimal)Math.Max(score, (short)0)).ToList() is { Count: > 0 } scored
            ? (int)Math.Round(scored.Average(), MidpointRounding.AwayFromZero)
            : null;
    }

    /// <summary>The rows of the matrix.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which journeys, in which order.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyList<PortfolioLine> Lines, int Total)> FindAsync(Reader reader, PortfolioFilter filter, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = Matching(db, reader, filter).Join(db.Scores, journey => journey.Id, score => score.JourneyId, (journey, score) => new { journey, score });
        var column = filter.Sort is PortfolioSort.Stage ? (int)filter.Stage : 0;
        var sorted = (filter.Sort, filter.Descending) switch
        {
            (PortfolioSort.Title, false) => found.OrderBy(line => EF.Functions.Collate(line.journey.Title, JourneyDbContext.Alphabet)),
            (PortfolioSort.Title, true) => found.OrderByDescending(line => EF.Functions.Collate(line.journey.Title, JourneyDbContext.Alphabet)),
            // Where a journey does without the stage there is nothing to compare: those come last.
            (PortfolioSort.Stage, false) => found.OrderBy(line => line.score.Stages[column] == ScoreRow.OutOfScope).ThenBy(line => line.score.Stages[column]),
            (PortfolioSort.Stage, true) => found.OrderBy(line => line.score.Stages[column] == ScoreRow.OutOfScope).ThenByDescending(line => line.score.Stages[column]),
            (_, true) => found.OrderByDescending(line => line.score.Score),
            _ => found.OrderBy(line => line.score.Score),
        };
        var lines = await sorted.ThenBy(line => line.journey.Id).Take(take).AsNoTracking()
            .Select(line => new PortfolioLine(line.journey.Id, line.journey.Title, line.score.Score, line.score.Stages,
                db.Members.Where(member => member.Id == line.journey.Owner).Select(member => member.DisplayName).FirstOrDefault(),
                db.SignOffs.Where(signOff => signOff.JourneyId == line.journey.Id && signOff.Revision >= line.journey.ContentRevision)
                    .OrderByDescending(signOff => signOff.RequestedAt).Select(signOff => (SignOffState?)signOff.State).FirstOrDefault()))
            .ToListAsync(cancellation);
        return (lines, lines.Count < take ? lines.Count : await found.CountAsync(cancellation));
    }

    /// <summary>The tags and owners by which journeys can be filtered.</summary>
    public async Task<(IReadOnlyList<string> Tags, IReadOnlyList<(Guid Id, string Name)> Owners)> ChoicesAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var tags = await db.Journeys.InUse(reader).TagsAsync(cancellation);
        var owners = await db.Members.Where(member => member.WorkspaceId == reader.Workspace && db.Journeys.InUse(reader).Any(journey => journey.Owner == member.Id)).ToNamesAsync(cancellation);
        return (tags, owners);
    }

    static IQueryable<JourneyRow> Matching(JourneyDbContext db, Reader reader, PortfolioFilter filter)
    {
        var journeys = JourneySearch.Matching(db, filter.Text).InUse(reader).Tagged(filter.Tag);
        if (filter.Owner is { } owner)
            journeys = journeys.Where(journey => journey.Owner == owner);
        if (filter.Channel is { Length: > 0 } channel)
            journeys = journeys.Where(journey => db.Touchpoints.Any(touchpoint => EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == journey.Id
                && (touchpoint.Channel == channel || db.Channels.Any(platform => platform.WorkspaceId == reader.Workspace && platform.Id == touchpoint.Channel && platform.Parent == channel))));
        return filter.Status switch
        {
            JourneyStatus.InReview => journeys.Where(journey => db.SignOffs.Any(signOff => signOff.JourneyId == journey.Id && signOff.Revision >= journey.ContentRevision && signOff.State == SignOffState.Requested)),
            JourneyStatus.Approved => journeys.Where(journey => db.SignOffs.Any(signOff => signOff.JourneyId == journey.Id && signOff.Revision >= journey.ContentRevision && signOff.State == SignOffState.Approved)),
            JourneyStatus.Draft => journeys.Where(journey => !db.SignOffs.Any(signOff => signOff.JourneyId == journey.Id && signOff.Revision >= journey.ContentRevision && signOff.State != SignOffState.Refused)),
            _ => journeys,
        };
    }
}
