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
}
