using System.Security.Cryptography;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>Finds links by what their addresses end with, and reads what they show, as whoever made them sees it at that moment.</summary>
sealed class GuestReader(
    IDbContextFactory<JourneyDbContext> contexts, JourneyRooms rooms, PersonaService personas, ChannelLibraries channels, Measurements measurements, WorkspaceKpis kpis,
    GuestCommentService comments, TimeProvider clock)
{
    readonly SharedWork<string, OpenSharedLink?> finding = new();

    /// <summary>
    /// The link of a token; null when there is none, or it leads nowhere (any more). Who asks for the same one at the same moment gets the same answer.
    /// </summary>
    public Task<OpenSharedLink?> FindAsync(string token) =>
        LinkToken.Hash(token) is { } hash ? finding.RunAsync(token, () => LookUpAsync(hash)) : Task.FromResult<OpenSharedLink?>(null);

    /// <summary>What a link shows; null when its journey is gone meanwhile.</summary>
    public async Task<GuestContent?> ReadAsync(OpenSharedLink found, string token, CancellationToken cancellation = default)
    {
        var (link, maker) = (found.Link, ReaderOf(found));
        if (await rooms.OpenAsync(maker, link.JourneyId, cancellation) is not { Journey: var journey })
            return null;
        var library = link.ShowsPersonas && !journey.Personas.IsEmpty ? await personas.ReadAsync(found.Workspace, cancellation) : null;
        var content = new GuestContent(found, token, journey, library, await channels.ReadAsync(found.Workspace, cancellation));
        return content with
        {
            Kpis = content.Shown.Contains(TouchpointFields.Kpis) ? await KpiLane.ReadAsync(measurements, kpis, maker, content.Map, cancellation) : KpiLane.Empty,
            Threads = link.Comments == GuestComments.None ? [] : await comments.ReadAsync(maker, link.JourneyId, content.Shows, cancellation),
        };
    }

    /// <summary>For whom is read what a link shows.</summary>
    public static Reader ReaderOf(OpenSharedLink found) => new(found.Workspace, found.Link.MakerId);

    async Task<OpenSharedLink?> LookUpAsync(byte[] hash)
    {
        await using var db = await contexts.CreateDbContextAsync();
        // The index is asked for the hash: how long that takes tells nothing of a token. What it answers is compared once more, whole.
        return await db.FindSharedLinkAsync(hash, clock.GetUtcNow()) is { } found && CryptographicOperations.FixedTimeEquals(found.Link.TokenHash, hash) ? found : null;
    }
}
