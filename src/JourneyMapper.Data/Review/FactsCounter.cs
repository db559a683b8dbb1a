using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Review;

/// <summary>Raises the count of a journey's facts; to be called in the transaction that records or deletes one.</summary>
public static class FactsCounter
{
    /// <summary>One more, in one statement: two who record at once do not overwrite each other's count.</summary>
    public static Task RaiseAsync(JourneyDbContext db, Guid journey, CancellationToken cancellation = default) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Facts" ("JourneyId", "Count") VALUES ({journey}, 1)
        ON CONFLICT ("JourneyId") DO UPDATE SET "Count" = "Facts"."Count" + 1
        """,
        cancellation);
}
