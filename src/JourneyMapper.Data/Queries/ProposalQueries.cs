using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Proposals;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Lets those who propose wait for one another, and those who decide, and never for those who edit the map.</summary>
public static class ProposalQueries
{
    /// <summary>Holds back other new proposals of a journey until the transaction ends, so that they can be counted.</summary>
    public static Task LockProposalsAsync(this JourneyDbContext db, Guid journey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"proposals {journey}"}, 0))", cancellation);

    /// <summary>Holds back other decisions on a proposal until the transaction ends, and gives it to be changed; null when there is none in a journey in use that the reader sees.</summary>
    public static async Task<ProposalRow?> LockProposalAsync(this JourneyDbContext db, Reader reader, Guid proposal, CancellationToken cancellation = default)
    {
        var locked = (await db.Proposals.FromSql($"""
            SELECT proposal.* FROM "Proposals" AS proposal JOIN "Journeys" AS journey ON journey."Id" = proposal."JourneyId"
            WHERE proposal."Id" = {proposal} AND journey."WorkspaceId" = {reader.Workspace} AND journey."TrashedAt" IS NULL
                AND (NOT journey."IsPrivate" OR journey_access(journey."Id", {reader.Member}) IS NOT NULL) FOR UPDATE OF proposal
            """).ToListAsync(cancellation)).FirstOrDefault();
        // Only now: what was decided before the lock was given is seen.
        if (locked is not null)
            await db.Entry(locked).Collection(row => row.Items).Query().OrderBy(item => item.Number).LoadAsync(cancellation);
        return locked;
    }
}
