using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Clears pictures away.</summary>
public static class PictureQueries
{
    /// <summary>Deletes the pictures that were uploaded on the map of a journey, which is gone, and that no text of another one or of a template names.</summary>
    public static Task<int> ForgetPicturesAsync(this JourneyDbContext db, Guid journey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            DELETE FROM "Pictures" p WHERE p."JourneyId" = {journey}
                AND NOT EXISTS (SELECT FROM "Touchpoints" t WHERE strpos(to_jsonb(t)::text, replace(p."Id"::text, '-', '')) > 0)
                AND NOT EXISTS (SELECT FROM "Templates" t WHERE strpos(t."Content"::text, replace(p."Id"::text, '-', '')) > 0)
            """, cancellation);
}
