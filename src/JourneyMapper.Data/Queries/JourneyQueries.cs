using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>The revisions of a journey.</summary>
/// <param name="Revision">The last edit's.</param>
/// <param name="ContentRevision">That of the last edit which changed content.</param>
public sealed record JourneyRevisions(long Revision, long ContentRevision);

/// <summary>Finds journeys, and holds them.</summary>
public static class JourneyQueries
{
    /// <summary>The journeys, of all workspaces, whose title, scenario or persona hold all of these.</summary>
    /// <param name="db">Where.</param>
    /// <param name="patterns">Without accents, see <see cref="JourneyDbContext.SearchText"/>; none for all journeys.</param>
    public static IQueryable<JourneyRow> JourneysMatching(this JourneyDbContext db, string[] patterns) =>
        patterns.Length == 0 ? db.Journeys : db.Journeys.FromSql($"""
            SELECT * FROM "Journeys"
            WHERE search_text("Title" || ' ' || "Scenario" || ' ' || COALESCE((
                SELECT string_agg(p."Name", ' ') FROM "JourneyPersonas" AS j JOIN "Personas" AS p ON p."Id" = j."Persona" WHERE j."JourneyId" = "Journeys"."Id"), '')) ILIKE ALL ({patterns})
            """);

    /// <summary>Holds back edits of a journey in use until the transaction ends, and says where it stands; null when the reader sees none.</summary>
    public static async Task<JourneyRevisions?> LockJourneyAsync(
        this JourneyDbContext db, Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        var found = await db.Database.SqlQuery<JourneyRevisions>($"""
            SELECT "Revision", "ContentRevision" FROM "Journeys"
            WHERE "Id" = {journey} AND "WorkspaceId" = {reader.Workspace} AND "TrashedAt" IS NULL AND (NOT "IsPrivate" OR journey_access("Id", {reader.Member}) IS NOT NULL) FOR UPDATE
            """).ToListAsync(cancellation);
        return found.FirstOrDefault();
    }
}
