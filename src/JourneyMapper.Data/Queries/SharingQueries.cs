using JourneyMapper.Data.Sharing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>A link that leads somewhere, as a guest finds it.</summary>
/// <param name="Link">What it shows.</param>
/// <param name="Workspace">Whose journey it is.</param>
public sealed record OpenSharedLink(SharedLinkRow Link, Guid Workspace);

/// <summary>Finds shared links for guests, and counts their visits.</summary>
public static class SharingQueries
{
    /// <summary>Holds back other new links of a journey until the transaction ends, so that they can be counted.</summary>
    public static Task LockSharedLinksAsync(this JourneyDbContext db, Guid journey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"shared links {journey}"}, 0))", cancellation);

    /// <summary>
    /// The link of a token, by its hash; null when there is none, when it was revoked or has expired, when the journey lies in the trash, and when whoever
    /// made it is no member any more or does not see the journey any more.
    /// </summary>
    public static Task<OpenSharedLink?> FindSharedLinkAsync(this JourneyDbContext db, byte[] tokenHash, DateTimeOffset now, CancellationToken cancellation = default) => (
        from link in db.SharedLinks.AsNoTracking()
        join journey in db.Journeys on link.JourneyId equals journey.Id
        join maker in db.Members on link.MakerId equals maker.Id
        where link.TokenHash == tokenHash && link.RevokedAt == null && (link.ExpiresAt == null || link.ExpiresAt > now)
            && maker.WorkspaceId == journey.WorkspaceId && journey.TrashedAt == null
            && (!journey.IsPrivate || JourneyDbContext.JourneyAccess(journey.Id, link.MakerId) != null)
        select new OpenSharedLink(link, journey.WorkspaceId)).SingleOrDefaultAsync(cancellation);

    /// <summary>Adds visits to those that are known, all links in one statement. Those of links that are gone are forgotten.</summary>
    /// <param name="db">Where.</param>
    /// <param name="visits">How many for which link, and when the last one came, UTC.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task AddVisitsAsync(this JourneyDbContext db, IReadOnlyCollection<SharedLinkVisitsRow> visits, CancellationToken cancellation = default)
    {
        // In the order of their ids, so that two nodes never wait for each other.
        var ordered = visits.OrderBy(row => row.LinkId).ToList();
        Guid[] links = [.. ordered.Select(row => row.LinkId)];
        long[] counts = [.. ordered.Select(row => row.Visits)];
        DateTimeOffset[] last = [.. ordered.Select(row => row.LastAt)];
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO "SharedLinkVisits" ("LinkId", "Visits", "LastAt")
            SELECT visit.link, visit.count, visit.last
            FROM unnest({links}, {counts}, {last}) AS visit(link, count, last) JOIN "SharedLinks" AS link ON link."Id" = visit.link
            ON CONFLICT ("LinkId") DO UPDATE SET "Visits" = "SharedLinkVisits"."Visits" + EXCLUDED."Visits", "LastAt" = greatest("SharedLinkVisits"."LastAt", EXCLUDED."LastAt")
            """, cancellation);
    }
}
