using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Reads and holds the channels of workspaces, and tells where they are used.</summary>
public static class ChannelQueries
{
    /// <summary>The channels of a workspace as they are now.</summary>
    public static async Task<ChannelLibrary> ChannelsAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default)
    {
        // First: channels that are newer than it are read again, older ones would not be.
        var library = await db.ChannelLibraries.AsNoTracking().SingleOrDefaultAsync(row => row.WorkspaceId == workspace, cancellation);
        if (library is null)
            return ChannelLibrary.BuiltIn;
        var rows = await db.Channels.AsNoTracking().Where(row => row.WorkspaceId == workspace).ToListAsync(cancellation);
        return ChannelLibrary.Of([.. rows.Select(row => row.ToChannel()).OfType<Channel>()], library.Order, library.Revision);
    }

    /// <summary>How often the channels of a workspace were changed.</summary>
    public static Task<long> ChannelsRevisionAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) =>
        db.ChannelLibraries.Where(row => row.WorkspaceId == workspace).Select(row => row.Revision).FirstOrDefaultAsync(cancellation);

    /// <summary>Holds back other changes of a workspace's channels until the transaction ends, and counts one. Its row is there afterwards.</summary>
    public static Task LockChannelsAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO "ChannelLibraries" ("WorkspaceId", "Revision", "Order") VALUES ({workspace}, 1, ARRAY[]::text[])
        ON CONFLICT ("WorkspaceId") DO UPDATE SET "Revision" = "ChannelLibraries"."Revision" + 1
        """, cancellation);

    /// <summary>How many touchpoints that a reader sees use each channel, by its id.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ChannelUsesAsync(this JourneyDbContext db, Reader reader, CancellationToken cancellation = default) =>
        await (from touchpoint in db.Touchpoints
               join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
               where touchpoint.Channel != ""
               group touchpoint by touchpoint.Channel into uses
               select new { Channel = uses.Key, Count = uses.Count() }).ToDictionaryAsync(uses => uses.Channel, uses => uses.Count, cancellation);

    /// <summary>Whether anything in a workspace names a channel: touchpoints, those in the trash and in private journeys too, money of funnels, personas.</summary>
    public static async Task<bool> IsChannelUsedAsync(this JourneyDbContext db, Guid workspace, string channel, CancellationToken cancellation = default)
    {
        var journeys = db.Journeys.SeenBy(Reader.Application(workspace)).Select(journey => journey.Id);
        return await db.Touchpoints.AnyAsync(touchpoint => touchpoint.Channel == channel && journeys.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId)), cancellation)
            || await db.FunnelMoney.AnyAsync(row => row.Channel == channel && journeys.Contains(row.JourneyId), cancellation)
            || await db.Personas.AnyAsync(persona => persona.Channels.Contains(channel) && EF.Property<Guid>(persona, JourneyDbContext.WorkspaceId) == workspace, cancellation);
    }

    /// <summary>The journeys of a workspace with touchpoints of a channel: their reviews depend on it.</summary>
    public static async Task<IReadOnlyList<Guid>> JourneysOnChannelAsync(this JourneyDbContext db, Guid workspace, string channel, CancellationToken cancellation = default) =>
        await (from touchpoint in db.Touchpoints
               join journey in db.Journeys.SeenBy(Reader.Application(workspace)) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
               where touchpoint.Channel == channel
               select journey.Id).Distinct().ToListAsync(cancellation);

    /// <summary>Which of these ids name no channel of the workspace. Those of built-in ones are not asked.</summary>
    public static async Task<IReadOnlyList<string>> UnknownChannelsAsync(this JourneyDbContext db, Guid workspace, IEnumerable<string> named, CancellationToken cancellation = default)
    {
        string[] own = [.. named.Where(Channels.IsOwnId).Distinct(StringComparer.Ordinal)];
        if (own.Length == 0)
            return [];
        var known = await db.Channels.Where(row => row.WorkspaceId == workspace && own.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation);
        return [.. own.Except(known, StringComparer.Ordinal)];
    }

    /// <summary>A journey without channels that its workspace does not have: of a template or a copy they may be gone by now.</summary>
    internal static async Task<Journey> SettleChannelsAsync(this JourneyDbContext db, Guid workspace, Journey journey, CancellationToken cancellation)
    {
        var unknown = await db.UnknownChannelsAsync(workspace, journey.Touchpoints.Select(touchpoint => touchpoint.Channel), cancellation);
        return unknown.Count == 0 ? journey
            : journey with { Touchpoints = [.. journey.Touchpoints.Select(touchpoint => unknown.Contains(touchpoint.Channel, StringComparer.Ordinal) ? touchpoint with { Channel = "" } : touchpoint)] };
    }
}
