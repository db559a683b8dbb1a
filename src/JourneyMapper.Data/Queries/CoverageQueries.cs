using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>How the KPIs of a touchpoint stand.</summary>
public enum KpiStanding
{
    /// <summary>One of them has no value since a day.</summary>
    Old,

    /// <summary>All of them have a value since that day.</summary>
    Fresh,

    /// <summary>The last value of one misses its target by more than its margin.</summary>
    Missed,
}

/// <summary>What scores of the past depend on beside the maps.</summary>
/// <param name="Facts">How many facts each journey counts; without those that somebody is changing.</param>
/// <param name="Settings">The stored thresholds of the workspace; null while somebody is changing them.</param>
public sealed record ScoreBasis(IReadOnlyDictionary<Guid, long> Facts, string? Settings);

/// <summary>Reads and writes what the coverage of a workspace is made of.</summary>
public static class CoverageQueries
{
    /// <summary>The touchpoints of journeys in use, among those that have KPIs, whose KPIs stand so.</summary>
    /// <param name="db">Where.</param>
    /// <param name="reader">Who sees them.</param>
    /// <param name="standing">How.</param>
    /// <param name="fresh">Values before this day are old.</param>
    /// <param name="kpis">The workspace's KPIs; no value of another one misses its target.</param>
    public static IQueryable<Guid> TouchpointsByKpis(
        this JourneyDbContext db, Reader reader, KpiStanding standing, DateOnly fresh, IReadOnlyCollection<Kpi> kpis)
    {
        string[] ids = [.. kpis.Select(kpi => kpi.Id)];
        int[] signs = [.. kpis.Select(kpi => kpi.Better == Direction.Up ? 1 : -1)];
        var (old, missed) = (standing == KpiStanding.Old, standing == KpiStanding.Missed);
        return db.Database.SqlQuery<Guid>($"""
            SELECT t."Id" AS "Value"
            FROM "Journeys" j
            JOIN "Touchpoints" t ON t."JourneyId" = j."Id"
            JOIN "TouchpointKpis" k ON k."TouchpointId" = t."Id"
            LEFT JOIN unnest({ids}, {signs}) AS known(id, sign) ON known.id = k."Kpi"
            LEFT JOIN LATERAL (
                SELECT m."On", m."Value" FROM "Measurements" m
                WHERE m."TouchpointId" = t."Id" AND m."Kpi" = k."Kpi" ORDER BY m."On" DESC LIMIT 1) last ON TRUE
            WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
            GROUP BY t."Id"
            HAVING CASE
                WHEN {missed} THEN bool_or((k."Target" - last."Value") * known.sign > COALESCE(k."Margin", 0))
                WHEN {old} THEN bool_or(last."On" IS NULL OR last."On" < {fresh})
                ELSE bool_and(last."On" IS NOT NULL AND last."On" >= {fresh}) END
            """);
    }

    /// <summary>Gives each of these journeys a row of facts that can be locked, also where nothing was recorded yet.</summary>
    public static Task EnsureFactsAsync(this JourneyDbContext db, Guid[] journeys, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Facts" ("JourneyId", "Count") SELECT journey, 0 FROM unnest({journeys}) AS asked(journey) ORDER BY 1 ON CONFLICT DO NOTHING
            """, cancellation);

    /// <summary>What scores of the past depend on; in a transaction, nobody changes it until that ends.</summary>
    public static async Task<ScoreBasis> LockScoreBasisAsync(
        this JourneyDbContext db, Guid workspace, Guid[] journeys, CancellationToken cancellation = default)
    {
        var facts = await db.Database.SqlQuery<FactsCount>($"""
            SELECT "JourneyId", "Count" FROM "Facts" WHERE "JourneyId" = ANY ({journeys}) ORDER BY 1 FOR SHARE SKIP LOCKED
            """).ToDictionaryAsync(count => count.JourneyId, count => count.Count, cancellation);
        var settings = await db.Database.SqlQuery<string>($"""
            SELECT COALESCE(CAST("CoverageSettings" AS text), '') AS "Value" FROM "Workspaces" WHERE "Id" = {workspace} FOR SHARE SKIP LOCKED
            """).ToListAsync(cancellation);
        return new(facts, settings.FirstOrDefault());
    }

    /// <summary>Keeps scores of the past; somebody else may have computed the same meanwhile.</summary>
    public static Task KeepScoresAsync(this JourneyDbContext db, IReadOnlyCollection<ScoreHistoryRow> scores, CancellationToken cancellation = default)
    {
        Guid[] journeys = [.. scores.Select(row => row.JourneyId)];
        DateOnly[] days = [.. scores.Select(row => row.On)];
        short[] points = [.. scores.Select(row => row.Score)];
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ScoreHistory" ("JourneyId", "On", "Score") SELECT * FROM unnest({journeys}, {days}, {points}) ON CONFLICT DO NOTHING
            """, cancellation);
    }

    sealed record FactsCount(Guid JourneyId, long Count);
}
