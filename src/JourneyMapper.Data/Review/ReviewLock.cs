using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Review;

/// <summary>Lets those who write scores and findings of a workspace do so one after the other: two at once would write the same rows.</summary>
public static class ReviewLock
{
    /// <summary>Waits for one's turn, which lasts until the transaction ends.</summary>
    public static Task TakeAsync(JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({workspace.ToString()}, 0))", cancellation);
}
