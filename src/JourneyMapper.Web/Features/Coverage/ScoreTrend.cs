using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>
/// The scores of journeys at the ends of the last twelve months. A past map is the present one with the journal's later differences taken
/// back, and its facts are those that are about that day or earlier; so a score of the past is exact. It is kept once computed. Where the journal no longer goes back
/// to that day there is none.
/// </summary>
public sealed class ScoreTrend(IDbContextFactory<JourneyDbContext> contexts, CoverageQuery query)
{
    const int Months = 12;

    /// <summary>For each of these journeys the scores at the ends of the past months since it was made, oldest first.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="journeys">Which.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ILookup<Guid, (DateOnly On, int Score)>> ReadAsync(Reader reader, IReadOnlyCollection<Guid> journeys, CancellationToken cancellation = default)
    {
        var ends = Ends(query.Today);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var kept = await db.ScoreHistory.AsNoTracking().Where(score => journeys.Contains(score.JourneyId) && score.On >= ends[0]).ToListAsync(cancellation);
        var made = await db.Journeys.AsNoTracking().SeenBy(reader).Where(journey => journeys.Contains(journey.Id))
            .Select(journey => new { journey.Id, journey.CreatedAt }).ToListAsync(cancellation);
        kept.RemoveAll(score => !made.Exists(journey => journey.Id == score.JourneyId));
        var have = kept.Select(score => (score.JourneyId, score.On)).ToHashSet();
        var missing = made.SelectMany(journey => ends.Where(end => DayOf(journey.CreatedAt) <= end && !have.Contains((journey.Id, end))).Select(end => (journey.Id, End: end))).ToList();
        if (missing.Count > 0)
            missing = await RememberedAsync(db, reader, missing, cancellation);
        if (missing.Count > 0)
            kept.AddRange(await ComputeAsync(db, reader, missing, cancellation));
        return kept.OrderBy(score => score.On).ToLookup(score => score.JourneyId, score => (score.On, (int)score.Score));
    }

    /// <summary>The last days of the months before a day, oldest first.</summary>
    public static IReadOnlyList<DateOnly> Ends(DateOnly today)
    {
        var first = Period.Month.First(today);
        return [.. Enumerable.Range(1 - Months, Months).Select(month => first.AddMonths(month).AddDays(-1))];
    }

    // Old entries may have been deleted. What is left of a journal tells of the time from its first entry on.
    async Task<List<(Guid Journey, DateOnly End)>> RememberedAsync(JourneyDbContext db, Reader reader, List<(Guid Journey, DateOnly End)> missing, CancellationToken cancellation)
    {
        Guid[] journeys = [.. missing.Select(score => score.Journey).Distinct()];
        var edited = await db.Journeys.AsNoTracking().SeenBy(reader).Where(journey => journeys.Contains(journey.Id) && journey.Revision > 0).Select(journey => new
        {
            journey.Id,
            journey.ChangedAt,
            First = db.Journal.Where(entry => entry.StreamId == journey.Id).OrderBy(entry => entry.Revision).Select(entry => new { entry.Revision, entry.At }).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var since = edited.Where(journey => journey.First?.Revision != 1).ToDictionary(journey => journey.Id, journey => journey.First?.At ?? journey.ChangedAt);
        return missing.FindAll(score => !since.TryGetValue(score.Journey, out var first) || first < score.End.AddDays(1).BeginIn(query.Zone));
    }

    async Task<List<ScoreHistoryRow>> ComputeAsync(JourneyDbContext db, Reader reader, List<(Guid Journey, DateOnly End)> missing, CancellationToken cancellation)
    {
        Guid[] journeys = [.. missing.Select(score => score.Journey).Distinct()];
        await db.EnsureFactsAsync(journeys, cancellation);
        var known = await db.LockScoreBasisAsync(reader.Workspace, journeys, cancellation);
        var settings = await ReviewQueries.SettingsAsync(db, reader.Workspace, cancellation);
        var kpis = await ReviewQueries.KpisAsync(db, reader.Workspace, cancellation);
        var channels = await db.ChannelsAsync(reader.Workspace, cancellation);
        var rows = new List<ScoreHistoryRow>(missing.Count);
        foreach (var month in (await PastMapsAsync(db, reader, missing, cancellation)).GroupBy(past => past.End, past => past.Map))
        {
            List<Journey> maps = [.. month];
            var facts = await ReviewQueries.ReadAsync(db, maps.ConvertAll(map => map.Id), [.. maps.SelectMany(map => map.Kpis)], kpis, channels, month.Key, cancellation);
            rows.AddRange(maps.Select(map => new ScoreHistoryRow { JourneyId = map.Id, On = month.Key, Score = (short)CoverageReview.Of(new(map, facts, settings, month.Key)).Journey.Points }));
        }

        await KeepAsync(db, reader, journeys, rows, known, cancellation);
        return rows;
    }

    // From the latest entry backwards, each read once: what a month's end finds is the map with all later entries taken back.
    async Task<List<(DateOnly End, Journey Map)>> PastMapsAsync(JourneyDbContext db, Reader reader, List<(Guid Journey, DateOnly End)> missing, CancellationToken cancellation)
    {
        var found = new List<(DateOnly, Journey)>(missing.Count);
        var walks = missing.OrderByDescending(score => score.End).GroupBy(score => score.Journey, score => score.End).ToDictionary(asked => asked.Key, asked => new Queue<DateOnly>(asked));
        Guid[] journeys = [.. walks.Keys];
        var maps = (await db.Journeys.SeenBy(reader).Where(journey => journeys.Contains(journey.Id)).ReadWholeAsync(db, cancellation)).ToDictionary(journey => journey.Id);
        void Reach(Guid id, DateTimeOffset? at)
        {
            while (walks[id].TryPeek(out var end) && (at is null || at < end.AddDays(1).BeginIn(query.Zone)))
                found.Add((walks[id].Dequeue(), maps[id]));
        }

        var since = missing.Min(score => score.End).AddDays(1).BeginIn(query.Zone);
        var entries = db.Journal.AsNoTracking().Where(entry => journeys.Contains(entry.StreamId) && entry.At >= since)
            .OrderBy(entry => entry.StreamId).ThenByDescending(entry => entry.Revision).AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            var journey = maps[entry.StreamId];
            // An edit that was committed after the map was read is not in it.
            if (entry.Revision > journey.Revision)
                continue;
            // One is missing between them: what was before is not known.
            if (entry.Revision < journey.Revision)
                walks[entry.StreamId].Clear();
            if (walks[entry.StreamId].Count == 0)
                continue;
            Reach(entry.StreamId, entry.At);
            maps[entry.StreamId] = JournalJson.Read(entry).Difference.Inverse().ApplyTo(journey) with { Revision = entry.Revision - 1 };
        }

        foreach (var id in journeys)
            Reach(id, null);
        return found;
    }

    // What was computed from facts or thresholds that have changed since, or are just being changed, is shown but not kept: who changes them has removed what was kept
    // before. Their rows are locked while this is written, so whoever comes later removes it again.
    static async Task KeepAsync(JourneyDbContext db, Reader reader, Guid[] asked, IReadOnlyCollection<ScoreHistoryRow> rows, ScoreBasis known, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = await db.LockScoreBasisAsync(reader.Workspace, asked, cancellation);
        if (now.Settings is null || now.Settings != known.Settings)
            return;
        var kept = rows.Where(row => now.Facts.TryGetValue(row.JourneyId, out var count) && count == known.Facts.GetValueOrDefault(row.JourneyId, -1)).ToList();
        await db.KeepScoresAsync(kept, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, query.Zone).DateTime);
}
