using JourneyMapper.Data;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Comments;

/// <summary>Reads comments as a member finds them; of journeys of another workspace, or in the trash, there are none.</summary>
public sealed class CommentQuery(IDbContextFactory<JourneyDbContext> contexts)
{
    const int Opening = 300;

    /// <summary>Whom comments on a journey can name: those who see it, without the reader, in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.WhoSee(member.Workspace, [journey]).Where(other => other.Id != member.Id).ToNamesAsync(cancellation);
    }

    /// <summary>How much there is about a journey.</summary>
    public async Task<CommentOverview> OverviewAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var counts = await db.CommentCounts(member, journey).ToListAsync(cancellation);
        return new(
            counts.Sum(count => count.Open), counts.Sum(count => count.Resolved), counts.Sum(count => count.Unread),
            counts.Where(count => count.Touchpoint is not null && count is { Open: > 0 } or { Unread: > 0 })
                .ToDictionary(count => count.Touchpoint!.Value, count => new CommentMark(count.Open, count.Unread)));
    }

    /// <summary>Threads of a journey, the one with the latest comment first.</summary>
    /// <param name="member">Who reads.</param>
    /// <param name="journey">Which journey.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="resolved">Whether those that are resolved, or those that are open.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<CommentThread>> ThreadsAsync(
        CurrentMember member, Guid journey, CommentFilter filter, bool resolved, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var me = member.Id;
        var threads = Threads(db, member).Where(thread => thread.JourneyId == journey && thread.ResolvedAt != null == resolved);
        threads = filter switch
        {
            CommentFilter.Unread => threads.Where(thread => db.Comments.Any(comment =>
                comment.ThreadId == thread.Id && comment.DeletedAt == null && comment.AuthorId != me && !db.CommentReads.Any(read =>
                    read.ThreadId == thread.Id && read.MemberId == me && read.Number >= comment.Number))),
            CommentFilter.Mentions => threads.Where(thread => db.Comments.Any(comment => comment.ThreadId == thread.Id
                && db.CommentMentions.Any(mention => mention.CommentId == comment.Id && mention.MemberId == me))),
            _ => threads,
        };
        return await Entries(db, me, threads.OrderByDescending(thread => thread.LastAt).ThenBy(thread => thread.Id).Take(take)).ToListAsync(cancellation);
    }

    /// <summary>The thread of a comment on a journey, or null when there is no such comment.</summary>
    public async Task<CommentThread?> FindAsync(CurrentMember member, Guid journey, Guid comment, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var threads = Threads(db, member).Where(thread => thread.JourneyId == journey && db.Comments.Any(row => row.ThreadId == thread.Id && row.Id == comment));
        return await Entries(db, member.Id, threads).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The last comments of a thread, the oldest of them first.</summary>
    /// <param name="member">Who reads.</param>
    /// <param name="thread">Which thread.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<CommentEntry>> CommentsAsync(CurrentMember member, Guid thread, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await (from comment in db.Comments.AsNoTracking()
                          where comment.ThreadId == thread && Threads(db, member).Any(row => row.Id == thread)
                          orderby comment.Number descending
                          select new
                          {
                              Row = comment,
                              Name = db.Members.Where(author => author.Id == comment.AuthorId).Select(author => author.DisplayName).FirstOrDefault(),
                          })
            .Take(take).ToListAsync(cancellation);
        Guid[] ids = [.. rows.Select(row => row.Row.Id)];
        var mentions = await (from mention in db.CommentMentions.AsNoTracking()
                              join named in db.Members on mention.MemberId equals named.Id
                              where ids.Contains(mention.CommentId)
                              orderby mention.Start
                              select new { mention.CommentId, mention.Start, mention.Length, mention.MemberId, named.DisplayName }).ToListAsync(cancellation);
        var names = mentions.DistinctBy(mention => mention.MemberId).ToDictionary(mention => mention.MemberId, mention => mention.DisplayName);
        var places = mentions.ToLookup(mention => mention.CommentId, mention => new CommentMention(mention.Start, mention.Length, mention.MemberId));
        return [.. rows.AsEnumerable().Reverse().Select(row => new CommentEntry(
            row.Row.Id, row.Row.Number, row.Row.AuthorId, row.Name ?? row.Row.AuthorName, row.Name is null && row.Row.GuestLinkId is null,
            CommentEntry.Split(row.Row.Text, places[row.Row.Id], names), row.Row.WrittenAt, row.Row.EditedAt, row.Row.DeletedAt is not null,
            row.Row.GuestLinkId is not null))];
    }

    /// <summary>What is said in the open threads of a journey: the threads with the latest comments first, in each the oldest first.</summary>
    /// <param name="member">Who reads.</param>
    /// <param name="journey">Which journey.</param>
    /// <param name="take">At most so many comments.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<SaidComment>> SaidAsync(CurrentMember member, Guid journey, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from thread in Threads(db, member)
                      join comment in db.Comments.AsNoTracking() on thread.Id equals comment.ThreadId
                      where thread.JourneyId == journey && thread.ResolvedAt == null && comment.DeletedAt == null
                      orderby thread.LastAt descending, thread.Id, comment.Number
                      select new SaidComment(thread.Id, new CommentPlace(thread.TouchpointId, thread.Field), comment.AuthorId, comment.Text)).Take(take).ToListAsync(cancellation);
    }

    /// <summary>The comments of the open threads of a journey, for reading elsewhere than beside the map: the threads that began first, in each the oldest first.</summary>
    /// <param name="member">Who reads.</param>
    /// <param name="journey">Which journey.</param>
    /// <param name="take">At most so many comments.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<OpenComment>> OpenAsync(CurrentMember member, Guid journey, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await (from thread in Threads(db, member)
                          join comment in db.Comments.AsNoTracking() on thread.Id equals comment.ThreadId
                          where thread.JourneyId == journey && thread.ResolvedAt == null && comment.DeletedAt == null
                          orderby thread.Id, comment.Number
                          select new
                          {
                              thread.Id,
                              Place = new CommentPlace(thread.TouchpointId, thread.Field),
                              Name = db.Members.Where(author => author.Id == comment.AuthorId).Select(author => author.DisplayName).FirstOrDefault(),
                              comment.AuthorId,
                              comment.AuthorName,
                              IsGuest = comment.GuestLinkId != null,
                              comment.WrittenAt,
                              comment.Text,
                          }).Take(take).ToListAsync(cancellation);
        return [.. rows.Select(row => new OpenComment(row.Id, row.Place, CommentEntry.Shown(row.Name ?? row.AuthorName, row.AuthorId, row.IsGuest, row.Name is null && !row.IsGuest), row.WrittenAt, row.Text))];
    }

    static IQueryable<CommentThreadRow> Threads(JourneyDbContext db, CurrentMember member) =>
        db.CommentThreads.AsNoTracking().Where(thread => thread.Standing > 0
            && db.Journeys.InUse(member).Any(journey => journey.Id == thread.JourneyId));

    static IQueryable<CommentThread> Entries(JourneyDbContext db, Guid me, IQueryable<CommentThreadRow> threads) =>
        from thread in threads
        join first in db.Comments on thread.Id equals first.Id
        let read = db.CommentReads.Where(read => read.ThreadId == thread.Id && read.MemberId == me).Select(read => (int?)read.Number).FirstOrDefault() ?? 0
        orderby thread.LastAt descending, thread.Id
        select new CommentThread(
            thread.Id, thread.TouchpointId, thread.Field,
            db.Members.Where(author => author.Id == first.AuthorId).Select(author => author.DisplayName).FirstOrDefault() ?? first.AuthorName, first.GuestLinkId != null,
            first.AuthorId == CommentRow.Nobody && first.GuestLinkId == null,
            first.Text.Substring(0, Opening), thread.Standing, thread.Last, thread.LastAt, read,
            db.Comments.Count(comment => comment.ThreadId == thread.Id && comment.DeletedAt == null && comment.AuthorId != me && comment.Number > read),
            thread.ResolvedAt, thread.ResolvedAt == null
                ? null
                : db.Members.Where(who => who.Id == thread.ResolvedBy).Select(who => who.DisplayName).FirstOrDefault() ?? thread.ResolvedByName,
            thread.ResolvedAt != null && thread.ResolvedBy == null);
}
