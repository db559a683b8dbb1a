using JourneyMapper.Data;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Inbox;

/// <summary>
/// What members do with their own inboxes; those of others, and what is in no inbox any more, they do not reach. Their other pages follow at once.
/// </summary>
public sealed class InboxService(IDbContextFactory<JourneyDbContext> contexts, InboxTopic topic, TimeProvider clock)
{
    /// <summary>Marks an item as read, or as new again.</summary>
    public Task MarkAsync(CurrentMember member, Guid item, bool read, CancellationToken cancellation = default) =>
        ChangeAsync(member, db => MarkAsync(InboxQuery.Visible(db, member).Where(row => row.Id == item && row.ReadAt != null != read), read, cancellation), cancellation);

    /// <summary>Marks all as read, but those of muted journeys: they are as they were when somebody wants to hear of the journey again.</summary>
    public Task MarkAllReadAsync(CurrentMember member, CancellationToken cancellation = default) =>
        ChangeAsync(member, db => MarkAsync(InboxQuery.Unread(db, member), read: true, cancellation), cancellation);

    /// <summary>Marks an item as read and says where it leads; null when it is in no inbox of the member.</summary>
    public async Task<string?> OpenAsync(CurrentMember member, Guid item, CancellationToken cancellation = default)
    {
        InboxItemRow? found;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
            found = await InboxQuery.Visible(db, member).AsNoTracking().SingleOrDefaultAsync(row => row.Id == item, cancellation);
        if (found is null)
            return null;
        await MarkAsync(member, item, read: true, cancellation);
        return InboxEntryText.AddressOf(found);
    }

    /// <summary>Makes nothing known of a journey any more, or again.</summary>
    public Task MuteAsync(CurrentMember member, Guid journey, bool muted, CancellationToken cancellation = default) => ChangeAsync(member, async db =>
    {
        var row = db.InboxMutes.Where(mute => mute.MemberId == member.Id && mute.JourneyId == journey);
        if (!muted)
            return await row.ExecuteDeleteAsync(cancellation);
        if (await row.AnyAsync(cancellation) || !await db.Journeys.InUse(member).AnyAsync(found => found.Id == journey, cancellation))
            return 0;
        db.InboxMutes.Add(new() { MemberId = member.Id, JourneyId = journey });
        return await db.SaveChangesAsync(cancellation);
    }, cancellation);

    async Task ChangeAsync(CurrentMember member, Func<JourneyDbContext, Task<int>> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FindMemberAsync(member, cancellation) is null)
            return;
        if (await change(db) > 0)
            await topic.CommitAsync(db, member.Workspace, [member.Id], cancellation);
    }

    Task<int> MarkAsync(IQueryable<InboxItemRow> items, bool read, CancellationToken cancellation)
    {
        DateTimeOffset? at = read ? clock.GetUtcNow() : null;
        return items.ExecuteUpdateAsync(set => set.SetProperty(item => item.ReadAt, at), cancellation);
    }
}
