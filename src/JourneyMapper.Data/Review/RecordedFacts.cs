using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Review;

/// <summary>
/// Makes earlier reviews of journeys out of date when something is recorded about them beside the map. To be called in the transaction that
/// records, changes or deletes audits, measurements, experiments and exceptions. Who writes measurements calls it before: of two who write them for the
/// same journeys the second waits here, instead of each waiting for a day of the other.
/// </summary>
public static class RecordedFacts
{
    /// <summary>Notes one journey.</summary>
    /// <param name="db">With that transaction.</param>
    /// <param name="journey">The journey that it is about.</param>
    /// <param name="day">The earliest day that it is about: scores of the past from then on are computed again.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task NoteAsync(JourneyDbContext db, Guid journey, DateOnly day, CancellationToken cancellation = default) =>
        NoteAsync(db, new Dictionary<Guid, DateOnly> { [journey] = day }, cancellation);

    /// <summary>Notes many journeys at once.</summary>
    /// <param name="db">With that transaction.</param>
    /// <param name="earliest">The journeys, each with the earliest day that it is about.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task NoteAsync(JourneyDbContext db, IReadOnlyDictionary<Guid, DateOnly> earliest, CancellationToken cancellation = default)
    {
        Guid[] journeys = [.. earliest.Keys];
        DateOnly[] days = [.. earliest.Values];
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Facts" ("JourneyId", "Count") SELECT journey, 1 FROM unnest({journeys}) AS noted(journey) ORDER BY 1
            ON CONFLICT ("JourneyId") DO UPDATE SET "Count" = "Facts"."Count" + 1
            """, cancellation);
        await db.Database.ExecuteSqlAsync($"""
            DELETE FROM "ScoreHistory" s USING unnest({journeys}, {days}) AS noted(journey, day) WHERE s."JourneyId" = noted.journey AND s."On" >= noted.day
            """, cancellation);
    }
}
