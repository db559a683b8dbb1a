using JourneyMapper.Data;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Comments;

/// <summary>A comment as guests read it.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Guest">What a guest has called themselves; null for a member, whose name guests do not learn.</param>
/// <param name="Pieces">The text. Of a piece that names a member guests do not read the name either.</param>
/// <param name="WrittenAt">When, UTC.</param>
public sealed record GuestComment(Guid Id, string? Guest, IReadOnlyList<CommentPiece> Pieces, DateTimeOffset WrittenAt);

/// <summary>An open thread as guests read it.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Place">What it is about.</param>
/// <param name="Comments">What is said and not deleted, the oldest first.</param>
public sealed record GuestThread(Guid Id, CommentPlace Place, IReadOnlyList<GuestComment> Comments);

/// <summary>What a guest writes.</summary>
/// <param name="Link">The shared link by which they came.</param>
/// <param name="Id">The comment's own id, so that one that is sent twice is stored once.</param>
/// <param name="Thread">The thread that they answer in; null: they begin one.</param>
/// <param name="Place">What a new thread is about.</param>
/// <param name="Name">What they call themselves.</param>
/// <param name="Text">What they say.</param>
public sealed record GuestWriting(Guid Link, Guid Id, Guid? Thread, CommentPlace Place, string Name, string Text);

/// <summary>
/// Comments of guests and for guests, who have no account: read and written as far as the member sees who made their link. They stand among the comments of
/// the board, marked as a guest's; whoever has written in the thread before is told.
/// </summary>
public sealed class GuestCommentService(IDbContextFactory<JourneyDbContext> contexts, CommentTopic topic, InboxTopic inboxes, TimeProvider clock)
{
    // So many are read, the threads with the latest comments first.
    const int MostThreads = 200;
    const int MostComments = 2000;

    /// <summary>The open threads of a journey about some of its places.</summary>
    /// <param name="reader">The maker of the link.</param>
    /// <param name="journey">Which journey.</param>
    /// <param name="shown">Whether guests see the place that a thread is about.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<GuestThread>> ReadAsync(Reader reader, Guid journey, Func<CommentPlace, bool> shown, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var threads = (await db.CommentThreads.AsNoTracking()
            .Where(thread => thread.JourneyId == journey && thread.Standing > 0 && thread.ResolvedAt == null && db.Journeys.InUse(reader).Any(row => row.Id == thread.JourneyId))
            .OrderByDescending(thread => thread.LastAt).ThenBy(thread => thread.Id).ToListAsync(cancellation))
            .Select(thread => (thread.Id, Place: new CommentPlace(thread.TouchpointId, thread.Field))).Where(thread => shown(thread.Place)).Take(MostThreads).ToList();
        Guid[] ids = [.. threads.Select(thread => thread.Id)];
        var rows = await db.Comments.AsNoTracking().Where(comment => ids.Contains(comment.ThreadId) && comment.DeletedAt == null)
            .OrderByDescending(comment => comment.WrittenAt).ThenByDescending(comment => comment.Number).Take(MostComments).ToListAsync(cancellation);
        Guid[] read = [.. rows.Select(row => row.Id)];
        var mentions = (await db.CommentMentions.AsNoTracking().Where(mention => read.Contains(mention.CommentId)).OrderBy(mention => mention.Start).ToListAsync(cancellation))
            .ToLookup(mention => mention.CommentId, mention => new CommentMention(mention.Start, mention.Length, mention.MemberId));
        var comments = rows.OrderBy(row => row.Number).ToLookup(row => row.ThreadId, row => new GuestComment(
            row.Id, row.GuestLinkId is null ? null : row.AuthorName, CommentEntry.Split(row.Text, mentions[row.Id], new Dictionary<Guid, string>()), row.WrittenAt));
        return [.. threads.Select(thread => new GuestThread(thread.Id, thread.Place, [.. comments[thread.Id]])).Where(thread => thread.Comments.Count > 0)];
    }

    /// <summary>
    /// Stores what a guest has written; null when it is done, or why it is not. Sending the same one again does nothing and answers the same.
    /// </summary>
    /// <param name="maker">The maker of the link.</param>
    /// <param name="journey">Which journey.</param>
    /// <param name="writing">What is written. Its place is one that the guest sees.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<CommentProblem?> WriteAsync(Reader maker, Guid journey, GuestWriting writing, CancellationToken cancellation = default)
    {
        var (text, wrong) = CommentService.Accept(writing.Text);
        var (name, wrongName) = AcceptedText.Line(writing.Name, Limits.GuestName, required: true);
        if (wrong is not null || wrongName is not null)
            return wrong ?? CommentProblem.NotAllowed;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockCommentsAsync(journey, cancellation);
        if (await db.Comments.Where(row => row.Id == writing.Id).Select(row => new { row.GuestLinkId }).SingleOrDefaultAsync(cancellation) is { } before)
            return before.GuestLinkId == writing.Link ? null : CommentProblem.NotAllowed;
        if (await db.Comments.CountAsync(row => row.GuestLinkId == writing.Link, cancellation) >= Limits.GuestComments)
            return CommentProblem.TooManyComments;
        CommentThreadRow thread;
        if (writing.Thread is { } answered)
        {
            if (await db.LockThreadAsync(maker, answered, cancellation) is not { Standing: > 0, ResolvedAt: null } found || found.JourneyId != journey)
                return CommentProblem.Gone;
            if (found.Last >= Limits.CommentsOfThread)
                return CommentProblem.TooManyComments;
            thread = found;
        }
        else
        {
            if (!await db.Journeys.InUse(maker).AnyAsync(row => row.Id == journey, cancellation))
                return CommentProblem.Gone;
            if (await db.CommentThreads.CountAsync(row => row.JourneyId == journey && row.Standing > 0, cancellation) >= Limits.CommentThreads)
                return CommentProblem.TooManyThreads;
            thread = new() { Id = writing.Id, JourneyId = journey, TouchpointId = writing.Place.Touchpoint, Field = writing.Place.Field };
            db.Add(thread);
        }

        var comment = new CommentRow
        {
            Id = writing.Id,
            ThreadId = thread.Id,
            Number = thread.Last + 1,
            AuthorId = Guid.Empty,
            GuestLinkId = writing.Link,
            AuthorName = name,
            Text = text,
            WrittenAt = clock.GetUtcNow(),
        };
        CommentService.Append(thread, comment);
        db.Add(comment);
        await db.SaveChangesAsync(cancellation);
        var told = await db.TellOfCommentAsync(thread, comment.Id, comment.WrittenAt, cancellation);
        await topic.CommitAsync(db, maker.Workspace, [new(journey, thread.TouchpointId)], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
        return null;
    }
}
