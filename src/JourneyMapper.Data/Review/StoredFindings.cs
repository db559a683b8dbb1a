using JourneyMapper.Domain.Coverage;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Review;

/// <summary>
/// Stores what reviews find. A finding closes by itself when its rule no longer holds, and reopens if it comes back; what people make of it
/// stays. Thousands are written with one statement, and only those are written that say something new. To be called with the <see cref="ReviewLock"/>.
/// </summary>
public static class StoredFindings
{
    /// <summary>Stores everything that reviews have found in journeys; what was open there and is not found any more closes.</summary>
    /// <param name="db">Where.</param>
    /// <param name="reviews">The reviewed journeys, each once.</param>
    /// <param name="today">The day of the reviews.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task ReplaceAsync(JourneyDbContext db, IReadOnlyCollection<(Guid Journey, CoverageReview Review)> reviews, DateOnly today, CancellationToken cancellation = default)
    {
        (Guid Journey, Finding Finding)[] found = [.. reviews.SelectMany(review => review.Review.Findings, (review, finding) => (review.Journey, finding))];
        await KeepAsync(db, found, today, cancellation);
        Guid[] reviewed = [.. reviews.Select(review => review.Journey)];
        var (journeys, keys) = Keys(found);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE "Findings" AS kept SET "ClosedOn" = {today}
            WHERE kept."JourneyId" = ANY ({reviewed}) AND kept."ClosedOn" IS NULL
            AND NOT EXISTS (SELECT FROM unnest({journeys}, {keys}) AS found(journey, key) WHERE found.journey = kept."JourneyId" AND found.key = kept."Key")
            """, cancellation);
    }

    /// <summary>Stores findings, new ones or as they are now. One that was closed holds again from today on.</summary>
    /// <param name="db">Where.</param>
    /// <param name="found">The findings, each once, with the journeys that they were found in.</param>
    /// <param name="today">The day of the review.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task KeepAsync(JourneyDbContext db, IReadOnlyCollection<(Guid Journey, Finding Finding)> found, DateOnly today, CancellationToken cancellation = default)
    {
        var (journeys, keys) = Keys(found);
        string[] rules = [.. found.Select(one => one.Finding.Rule)];
        short[] severities = [.. found.Select(one => (short)one.Finding.Severity)];
        int[] weights = [.. found.Select(one => one.Finding.Priority)];
        short?[] stages = [.. found.Select(one => (short?)one.Finding.Stage)];
        string[] contents = [.. found.Select(one => FindingRow.Write(one.Finding))];
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Findings" AS kept ("JourneyId", "Key", "Rule", "Severity", "Weight", "Stage", "Content", "OpenedOn", "Note", "AcceptedBecause")
            SELECT journey, key, rule, severity, weight, stage, CAST(content AS jsonb), {today}, '', ''
            FROM unnest({journeys}, {keys}, {rules}, {severities}, {weights}, {stages}, {contents}) AS found(journey, key, rule, severity, weight, stage, content)
            ON CONFLICT ("JourneyId", "Key") DO UPDATE SET
                "Severity" = EXCLUDED."Severity", "Weight" = EXCLUDED."Weight", "Stage" = EXCLUDED."Stage", "Content" = EXCLUDED."Content",
                "OpenedOn" = CASE WHEN kept."ClosedOn" IS NULL THEN kept."OpenedOn" ELSE EXCLUDED."OpenedOn" END, "ClosedOn" = NULL
            WHERE kept."ClosedOn" IS NOT NULL
                OR (kept."Severity", kept."Weight", kept."Stage", kept."Content") IS DISTINCT FROM (EXCLUDED."Severity", EXCLUDED."Weight", EXCLUDED."Stage", EXCLUDED."Content")
            """, cancellation);
    }

    static (Guid[] Journeys, string[] Keys) Keys(IReadOnlyCollection<(Guid Journey, Finding Finding)> found) =>
        ([.. found.Select(one => one.Journey)], [.. found.Select(one => one.Finding.Key.ToString())]);
}
