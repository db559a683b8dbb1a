using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Review;

/// <summary>Makes earlier reviews of a journey out of date when something is recorded about it beside the map.</summary>
public static class RecordedFacts
{
    /// <summary>To be called in the transaction that records, changes or deletes audits, measurements and exceptions.</summary>
    /// <param name="db">With that transaction.</param>
    /// <param name="journey">The journey that it is about.</param>
    /// <param name="day">The earliest day that it is about: scores of the past from then on are computed again.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task NoteAsync(JourneyDbContext db, Guid journey, DateOnly day, CancellationToken cancellation = default)
    {
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Facts" ("JourneyId", "Count") VALUES ({journey}, 1)
            ON CONFLICT ("JourneyId") DO UPDATE SET "Count" = "Facts"."Count" + 1
            """, cancellation);
        await db.ScoreHistory.Where(score => score.JourneyId == journey && score.On >= day).ExecuteDeleteAsync(cancellation);
    }
    /// <summary>The same for many journeys at once, however many they are.</summary>
    /// <param name="db">With that transaction.</param>
    /// <param name="earliest">The journeys, each with the earliest day that it is about.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task NoteAsync(JourneyDbContext db, IReadOnlyDictionary<Guid, DateOnly> earliest, CancellationToken cancellation = default)
    {
        Guid[] journeys = [.. earliest.Keys];
        DateOnly[] days = [.. earliest.Values];
        // Ordered, so that two who note the same journeys lock them in the same order.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Facts" ("JourneyId", "Count") SELECT journey, 1 FROM unnest({journeys}) AS noted(journey) ORDER BY 1
            ON CONFLICT ("JourneyId") DO UPDATE SET "Count" = "Facts"."Count" + 1
            """, cancellation);
        await db.Database.ExecuteSqlAsync($"""
            DELETE FROM "ScoreHistory" s USING unnest({journeys}, {days}) AS noted(journey, day) WHERE s."JourneyId" = noted.journey AND s."On" >= noted.day
            """, cancellation);
    }
}
