using JourneyMapper.Data;
using JourneyMapper.Data.Catalogue;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.OwnChannels;

/// <summary>Changes the channels of workspaces. All members read them, those who may edit journeys change them, one after the other.</summary>
public sealed class ChannelService(IDbContextFactory<JourneyDbContext> contexts, ChannelTopic topic)
{
    /// <summary>How many touchpoints that a reader sees use each channel, by its id.</summary>
    public async Task<IReadOnlyDictionary<string, int>> UsesAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ChannelUsesAsync(reader, cancellation);
    }

    /// <summary>Adds a channel, or a platform of one.</summary>
    public Task<ChannelOutcome> AddAsync(CurrentMember member, ChannelDetails details, CancellationToken cancellation = default) => WriteAsync(member, async (db, library) =>
    {
        var (made, faults) = details.Accept(library, before: null);
        if (faults.Count > 0)
            return new ChannelOutcome.Invalid(faults);
        return library.Own >= Limits.OwnChannels ? new ChannelOutcome.Full() : await StoreAsync(db, member.Workspace, made, cancellation);
    }, cancellation);

    /// <summary>Changes a channel.</summary>
    /// <param name="member">Who does.</param>
    /// <param name="seen">As it was when they began.</param>
    /// <param name="details">As it shall be.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<ChannelOutcome> ChangeAsync(CurrentMember member, Channel seen, ChannelDetails details, CancellationToken cancellation = default) => WriteAsync(member, async (db, library) =>
    {
        if (library.Find(seen.Id) is not { } now)
            return new ChannelOutcome.Gone();
        var (made, faults) = details.Accept(library, now);
        if (faults.Count > 0)
            return new ChannelOutcome.Invalid(faults);
        if (now != seen && now != made)
            return new ChannelOutcome.Overtaken(now);
        if (made.Root != now.Root || made.Ownership != now.Ownership)
            await NoteAsync(db, member.Workspace, now.Id, cancellation);
        return await StoreAsync(db, member.Workspace, made, cancellation);
    }, cancellation);

    /// <summary>Moves a channel among those beside it; at an end it stays.</summary>
    /// <param name="member">Who does.</param>
    /// <param name="id">Which.</param>
    /// <param name="by">−1 for up, 1 for down.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<ChannelOutcome> MoveAsync(CurrentMember member, string id, int by, CancellationToken cancellation = default) => WriteAsync(member, async (db, library) =>
    {
        if (library.Find(id) is not { } channel)
            return new ChannelOutcome.Gone();
        if (library.Moved(id, by) is { } order)
            (await db.ChannelLibraries.SingleAsync(row => row.WorkspaceId == member.Workspace, cancellation)).Order = [.. order];
        return new ChannelOutcome.Done(channel);
    }, cancellation);

    /// <summary>Retires a channel, or brings it back.</summary>
    public Task<ChannelOutcome> RetireAsync(CurrentMember member, string id, bool retired, CancellationToken cancellation = default) => WriteAsync(member, async (db, library) =>
    {
        if (library.Find(id) is not { } channel)
            return new ChannelOutcome.Gone();
        // Meanwhile another one may have got its name.
        if (!retired && (library.IsTaken(channel.Name.En, id) || library.IsTaken(channel.Name.Fr, id)))
            return new ChannelOutcome.NameTaken(channel.Name.ToString());
        return await StoreAsync(db, member.Workspace, channel with { IsRetired = retired }, cancellation);
    }, cancellation);

    /// <summary>Deletes a channel of the workspace's own that nothing names.</summary>
    public Task<ChannelOutcome> RemoveAsync(CurrentMember member, string id, CancellationToken cancellation = default) => WriteAsync(member, async (db, library) =>
    {
        if (library.Find(id) is not { IsOwn: true } channel)
            return new ChannelOutcome.Gone();
        if (library.PlatformsOf(id).Any())
            return new ChannelOutcome.HasPlatforms();
        if (await db.IsChannelUsedAsync(member.Workspace, id, cancellation))
            return new ChannelOutcome.InUse();
        await db.Channels.Where(row => row.WorkspaceId == member.Workspace && row.Id == id).ExecuteDeleteAsync(cancellation);
        return new ChannelOutcome.Done(channel);
    }, cancellation);

    /// <summary>Takes a deletion back.</summary>
    /// <param name="member">Who does.</param>
    /// <param name="removed">What <see cref="RemoveAsync"/> has given.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<ChannelOutcome> PutBackAsync(CurrentMember member, Channel removed, CancellationToken cancellation = default) => WriteAsync(member, async (db, library) =>
    {
        if (!removed.IsOwn || library.Find(removed.Id) is not null)
            return new ChannelOutcome.Gone();
        if (library.Own >= Limits.OwnChannels)
            return new ChannelOutcome.Full();
        var (made, faults) = ChannelDetails.Of(removed).Accept(library, removed);
        return faults.Count > 0 ? new ChannelOutcome.Invalid(faults) : await StoreAsync(db, member.Workspace, made, cancellation);
    }, cancellation);

    static async Task<ChannelOutcome> StoreAsync(JourneyDbContext db, Guid workspace, Channel channel, CancellationToken cancellation)
    {
        var row = await db.Channels.FindAsync([workspace, channel.Id], cancellation);
        // A built-in one that is again as it was follows what later versions build in.
        if (channel == Channels.Find(channel.Id))
        {
            if (row is not null)
                db.Remove(row);
        }
        else if (row is null)
        {
            db.Add(ChannelRow.Of(workspace, channel));
        }
        else
        {
            db.Entry(row).CurrentValues.SetValues(ChannelRow.Of(workspace, channel));
        }

        return new ChannelOutcome.Done(channel);
    }

    // What rules make of its touchpoints may come out otherwise now, also for days that are over.
    static async Task NoteAsync(JourneyDbContext db, Guid workspace, string channel, CancellationToken cancellation) =>
        await RecordedFacts.NoteAsync(db, (await db.JourneysOnChannelAsync(workspace, channel, cancellation)).ToDictionary(journey => journey, _ => Days.Earliest), cancellation);

    async Task<ChannelOutcome> WriteAsync(CurrentMember member, Func<JourneyDbContext, ChannelLibrary, Task<ChannelOutcome>> write, CancellationToken cancellation)
    {
        if (!member.CanEdit)
            return new ChannelOutcome.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new ChannelOutcome.NotAllowed();
        await db.LockChannelsAsync(member.Workspace, cancellation);
        var outcome = await write(db, await db.ChannelsAsync(member.Workspace, cancellation));
        // What is not done has changed nothing: the transaction ends without a commit.
        if (outcome is not ChannelOutcome.Done)
            return outcome;
        await db.SaveChangesAsync(cancellation);
        // Names and icons stand all over the workspace.
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], cancellation);
        return outcome;
    }
}

static class ChannelServices
{
    public static void AddOwnChannels(this IServiceCollection services) => services.AddSingleton<ChannelService>();
}
