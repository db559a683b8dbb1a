using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Sharing;

/// <summary>Reads the links of a journey for whoever may change it, and all of a workspace for its owners. Nobody is told what lets a guest in.</summary>
public sealed class SharedLinkList(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>More are never shown.</summary>
    public const int Most = 500;

    /// <summary>The links of a journey, the latest first; null when the member may not change it.</summary>
    public async Task<IReadOnlyList<SharedLinkLine>?> OfJourneyAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return !await db.MayChangeAsync(member, journey, cancellation) ? null
            : await ReadAsync(db, member, db.SharedLinks.Where(link => link.JourneyId == journey), cancellation);
    }

    /// <summary>All links of the workspace, the latest first; null when the member is no owner, or not any more.</summary>
    public async Task<IReadOnlyList<SharedLinkLine>?> OfWorkspaceAsync(CurrentMember owner, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.MayManageAsync(owner, cancellation) ? await ReadAsync(db, owner, db.SharedLinks, cancellation) : null;
    }

    async Task<IReadOnlyList<SharedLinkLine>> ReadAsync(JourneyDbContext db, Reader reader, IQueryable<SharedLinkRow> links, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from link in links.AsNoTracking()
            join journey in db.Journeys.SeenBy(reader) on link.JourneyId equals journey.Id
            orderby link.MadeAt descending, link.Id
            select new
            {
                Facts = new SharedLinkFacts(
                    link.Id, link.JourneyId, link.Note, link.Comments, link.ShowsPersonas, link.PasswordHash != null, link.Watermark, link.Embedders, link.ExpiresOn, link.MadeAt),
                journey.Title,
                IsTrashed = journey.TrashedAt != null,
                IsRevoked = link.RevokedAt != null,
                IsExpired = link.ExpiresAt != null && link.ExpiresAt <= now,
                Maker = db.Members.Where(maker => maker.Id == link.MakerId && maker.WorkspaceId == journey.WorkspaceId).Select(maker => maker.DisplayName).FirstOrDefault(),
                MakerSees = !journey.IsPrivate || JourneyDbContext.JourneyAccess(journey.Id, link.MakerId) != null,
                Visits = db.SharedLinkVisits.FirstOrDefault(visits => visits.LinkId == link.Id),
            }).Take(Most).ToListAsync(cancellation);
        return found.ConvertAll(line => new SharedLinkLine(
            line.Facts, line.Title, line.Maker,
            line.IsRevoked ? SharedLinkState.Revoked
            : line.IsExpired ? SharedLinkState.Expired
            : line.Maker is null || !line.MakerSees ? SharedLinkState.MakerGone
            : line.IsTrashed ? SharedLinkState.Trashed
            : SharedLinkState.Open,
            line.Visits?.Visits ?? 0, line.Visits?.LastAt));
    }
}
