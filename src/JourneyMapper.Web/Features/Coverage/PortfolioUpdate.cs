using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>
/// Reviews again every journey whose stored scores and findings are out of date: edited since, something recorded since, or reviewed on
/// another day. What is read afterwards is never stale.
/// </summary>
public sealed class PortfolioUpdate(IDbContextFactory<JourneyDbContext> contexts, CoverageQuery query, InboxTopic inboxes, TimeProvider clock)
{
    const int Batch = 100;

    /// <summary>Brings a workspace up to date.</summary>
    /// <param name="workspace">Which.</param>
    /// <param name="progress">Told how many journeys of how many are done; called only when there are many.</param>
    /// <param name="cancellation">Stops between batches; what is done stays.</param>
    public async Task RunAsync(Guid workspace, IProgress<(int Done, int Of)>? progress = null, CancellationToken cancellation = default)
    {
        var stale = await StaleAsync(workspace, cancellation);
        for (var done = 0; done < stale.Count; done += Batch)
        {
            if (stale.Count > Batch)
                progress?.Report((done, stale.Count));
            await RunAsync(workspace, stale.GetRange(done, Math.Min(Batch, stale.Count - done)), cancellation);
        }
    }

    /// <summary>Brings some journeys up to date, in one transaction.</summary>
    /// <param name="workspace">Nothing of another one is reviewed.</param>
    /// <param name="journeys">Which.</param>
    /// <param name="cancellation">Stops it; nothing is done then.</param>
    /// <returns>How many were out of date.</returns>
    public async Task<int> RunAsync(Guid workspace, IReadOnlyCollection<Guid> journeys, CancellationToken cancellation = default)
    {
        var today = query.Today;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await ReviewLock.TakeAsync(db, workspace, cancellation);
        // Whoever had the lock before may have reviewed the same.
        var stale = await Stale(db, workspace, today).Where(journey => journeys.Contains(journey)).ToListAsync(cancellation);
        if (stale.Count == 0)
            return 0;
        var settings = await ReviewQueries.SettingsAsync(db, workspace, cancellation);
        await ReviewAsync(db, workspace, stale, settings, today, cancellation);
        await inboxes.CommitAsync(db, workspace, await TellAsync(db, workspace, stale, settings, today, cancellation), cancellation);
        return stale.Count;
    }

    async Task<List<Guid>> StaleAsync(Guid workspace, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Stale(db, workspace, query.Today).OrderBy(journey => journey).ToListAsync(cancellation);
    }

    static IQueryable<Guid> Stale(JourneyDbContext db, Guid workspace, DateOnly today) =>
        from journey in db.Journeys.InUse(Reader.Application(workspace))
        join score in db.Scores on journey.Id equals score.JourneyId into scores
        from score in scores.DefaultIfEmpty()
        join facts in db.Facts on journey.Id equals facts.JourneyId into recorded
        from facts in recorded.DefaultIfEmpty()
        where score == null || score.Revision != journey.Revision || score.On != today || score.Facts != (facts == null ? 0 : facts.Count)
        select journey.Id;

    // An audit that nobody has ever made has not become due: who draws a map would be told of each touchpoint.
    async Task<IReadOnlyList<Guid>> TellAsync(
        JourneyDbContext db, Guid workspace, List<Guid> journeys, CoverageSettings settings, DateOnly today, CancellationToken cancellation)
    {
        var due = await db.DueTouchpoints(Reader.Application(workspace), settings.Cadence, []).Where(one => journeys.Contains(one.Journey) && one.Next <= today && one.OwnerName != null)
            .Select(one => new { one.Journey, one.Touchpoint, one.Owner }).ToListAsync(cancellation);
        return await db.TellOfReviewAsync(
            workspace, journeys, due.ConvertAll(one => new InboxDuty(one.Journey, one.Touchpoint, $"{one.Touchpoint}", one.Owner!.Value)), clock.GetUtcNow(), cancellation);
    }

    static async Task ReviewAsync(JourneyDbContext db, Guid workspace, List<Guid> journeys, CoverageSettings settings, DateOnly today, CancellationToken cancellation)
    {
        var counts = await db.Facts.Where(facts => journeys.Contains(facts.JourneyId)).ToDictionaryAsync(facts => facts.JourneyId, facts => facts.Count, cancellation);
        var maps = await db.Journeys.InUse(Reader.Application(workspace)).Where(journey => journeys.Contains(journey.Id)).ReadWholeAsync(db, cancellation);
        var known = await ReviewQueries.ReadAsync(db, journeys, [.. maps.SelectMany(map => map.Kpis)], await ReviewQueries.KpisAsync(db, workspace, cancellation), await db.ChannelsAsync(workspace, cancellation), today, cancellation);
        var scores = await db.Scores.Where(score => journeys.Contains(score.JourneyId)).ToDictionaryAsync(score => score.JourneyId, cancellation);
        var accepted = (await db.Findings.AsNoTracking().Where(finding => journeys.Contains(finding.JourneyId) && finding.AcceptedUntil >= today)
            .Select(finding => new { finding.JourneyId, finding.Key }).ToListAsync(cancellation)).ToLookup(finding => finding.JourneyId, finding => FindingKey.Parse(finding.Key));

        var reviews = new List<(Guid Journey, CoverageReview Review)>(maps.Count);
        foreach (var journey in maps)
        {
            var review = CoverageReview.Of(new(journey, known, settings, today), accepted[journey.Id].ToHashSet());
            Write(db, scores.GetValueOrDefault(journey.Id), journey, review, today, counts.GetValueOrDefault(journey.Id));
            reviews.Add((journey.Id, review));
        }

        await db.SaveChangesAsync(cancellation);
        await StoredFindings.ReplaceAsync(db, reviews, today, cancellation);
    }

    static void Write(JourneyDbContext db, ScoreRow? row, Journey journey, CoverageReview review, DateOnly today, long facts)
    {
        short[] stages = [.. review.Stages.Select(stage => stage.IsOutOfScope ? ScoreRow.OutOfScope : stage.IsEmpty ? ScoreRow.Empty : (short)stage.Points)];
        if (row is null)
        {
            db.Scores.Add(new() { JourneyId = journey.Id, Revision = journey.Revision, On = today, Facts = facts, Score = (short)review.Journey.Points, Stages = stages });
            return;
        }

        (row.Revision, row.On, row.Facts, row.Score) = (journey.Revision, today, facts, (short)review.Journey.Points);
        if (!row.Stages.AsSpan().SequenceEqual(stages))
            row.Stages = stages;
    }
}
