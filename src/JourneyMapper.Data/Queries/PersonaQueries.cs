using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Holds libraries of personas.</summary>
public static class PersonaQueries
{
    /// <summary>Holds back other edits of a workspace's personas until the transaction ends. Its library is there afterwards.</summary>
    public static Task LockPersonasAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) =>
        // Nothing is changed where it was there, but the row is held as if it were.
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO "PersonaLibraries" ("WorkspaceId", "Revision") VALUES ({workspace}, 0)
            ON CONFLICT ("WorkspaceId") DO UPDATE SET "Revision" = "PersonaLibraries"."Revision"
            """, cancellation);
}
