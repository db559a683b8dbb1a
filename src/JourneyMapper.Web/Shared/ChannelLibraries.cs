using System.Collections.Concurrent;
using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared;

/// <summary>The channels of workspaces. Everybody who shows them shows the very same ones: they are read again when they have changed.</summary>
public sealed class ChannelLibraries(IDbContextFactory<JourneyDbContext> contexts)
{
    readonly ConcurrentDictionary<Guid, ChannelLibrary> latest = new();

    /// <summary>A workspace's channels as this node read them last, for whoever cannot wait; null: it has not read them.</summary>
    public ChannelLibrary? Known(Guid workspace) => latest.GetValueOrDefault(workspace);

    /// <summary>A workspace's channels as they are now.</summary>
    public async Task<ChannelLibrary> ReadAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (latest.TryGetValue(workspace, out var known) && known.Revision == await db.ChannelsRevisionAsync(workspace, cancellation))
            return known;
        return latest[workspace] = await db.ChannelsAsync(workspace, cancellation);
    }
}
