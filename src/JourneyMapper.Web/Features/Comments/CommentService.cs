using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Comments;

/// <summary>
/// Writes comments. Any member may, viewers as well; the database is asked whether they still are one. What writes answers null when it is done, or why
/// it is not. What belongs to another workspace or lies in the trash answers as what does not exist. Comments wait for one another within a thread, and
/// never for edits of the map.
/// </summary>
public sealed class CommentService(IDbContextFactory<JourneyDbContext> contexts, CommentTopic topic, InboxTopic inboxes, TimeProvider clock)
{
    /// <summary>Begins a thread. Sending the same one again does nothing and answers the same.</summary>
    /// <param name="member">Who.</param>
    /// <param name="journey">On which map.</param>
    /// <param name="place">About what.</param>
    /// <param name="comment">Its id, given by whoever sends it; the thread has the same.</param>
    /// <param name="said">The text, with members named by an @.</param>
    /// <param name="chosen">Which members its author has chosen from a list, in the order of the text.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<CommentProblem?> BeginAsync(
        CurrentMember member, Guid journey, CommentPlace place, Guid comment, string said, IReadOnlyCollection<Guid> chosen,
        CancellationToken cancellation = default) =>
        WriteAsync(member, said, async (db, author, text) =>
        {
            await db.LockCommentsAsync(journey, cancellation);
            if (await IsRepeatedAsync(db, member, comment, cancellation) is { } repeated)
                return repeated ? Done.Before : CommentProblem.NotAllowed;
            if (!await ExistsAsync(db, member, journey, place, cancellation))
                return CommentProblem.Gone;
            if (await db.CommentThreads.CountAsync(thread => thread.JourneyId == journey && thread.Standing > 0, cancellation) >= Limits.CommentThreads)
                return CommentProblem.TooManyThreads;
            var thread = new CommentThreadRow { Id = comment, JourneyId = journey, TouchpointId = place.Touchpoint, Field = place.Field };
            db.Add(thread);
            await AddAsync(db, thread, comment, author, text, chosen, cancellation);
            return new Done(thread, comment);
        }, cancellation);

    /// <summary>Answers in a thread; one that was resolved is open again. Sending the same answer again does nothing and answers the same.</summary>
    /// <inheritdoc cref="BeginAsync"/>
    public Task<CommentProblem?> AnswerAsync(
        CurrentMember member, Guid thread, Guid comment, string said, IReadOnlyCollection<Guid> chosen, CancellationToken cancellation = default) =>
        WriteAsync(member, said, async (db, author, text) =>
        {
            if (await db.LockThreadAsync(member, thread, cancellation) is not { } answered)
                return CommentProblem.Gone;
            if (await IsRepeatedAsync(db, member, comment, cancellation) is { } repeated)
                return repeated ? Done.Before : CommentProblem.NotAllowed;
            if (answered.Standing == 0)
                return CommentProblem.Gone;
            if (answered.Last >= Limits.CommentsOfThread)
                return CommentProblem.TooManyComments;
            Resolve(answered, null);
            await AddAsync(db, answered, comment, author, text, chosen, cancellation);
            return new Done(answered, comment);
        }, cancellation);

    /// <summary>Changes one's own comment.</summary>
    /// <inheritdoc cref="BeginAsync"/>
    public Task<CommentProblem?> EditAsync(
        CurrentMember member, Guid comment, string said, IReadOnlyCollection<Guid> chosen, CancellationToken cancellation = default) =>
        WriteAsync(member, said, async (db, author, text) =>
        {
            if (await FindAsync(db, member, comment, cancellation) is not ({ } thread, { DeletedAt: null } row))
                return CommentProblem.Gone;
            if (row.AuthorId != author.Id)
                return CommentProblem.NotAllowed;
            (row.Text, row.EditedAt) = (text, clock.GetUtcNow());
            await MentionAsync(db, member, row, chosen, cancellation);
            return new Done(thread, comment);
        }, cancellation);

    /// <summary>Puts one's own comment back that one has deleted oneself. Its text was not kept: whoever takes it back brings it.</summary>
    /// <inheritdoc cref="BeginAsync"/>
    public Task<CommentProblem?> RestoreAsync(
        CurrentMember member, Guid comment, string said, IReadOnlyCollection<Guid> chosen, CancellationToken cancellation = default) =>
        WriteAsync(member, said, async (db, author, text) =>
        {
            if (await FindAsync(db, member, comment, cancellation) is not ({ } thread, { DeletedAt: not null } row))
                return CommentProblem.Gone;
            if (row.AuthorId != author.Id || row.DeletedBy != author.Id)
                return CommentProblem.NotAllowed;
            (row.Text, row.DeletedAt, row.DeletedBy) = (text, null, null);
            thread.Standing++;
            await MentionAsync(db, member, row, chosen, cancellation);
            return new Done(thread, comment);
        }, cancellation);

    /// <summary>Deletes a comment: its text goes, its place stays. For who wrote it, and for owners; what no member has written here for all who may change the journey.</summary>
    public Task<CommentProblem?> DeleteAsync(CurrentMember member, Guid comment, CancellationToken cancellation = default) =>
        ChangeAsync(member, async (db, who) =>
        {
            if (await FindAsync(db, member, comment, cancellation) is not ({ } thread, { DeletedAt: null } row))
                return CommentProblem.Gone;
            if (row.AuthorId != who.Id && who.Role != Role.Owner && !(row.AuthorId == CommentRow.Nobody && await db.MayChangeAsync(member, thread.JourneyId, cancellation)))
                return CommentProblem.NotAllowed;
            (row.Text, row.DeletedAt, row.DeletedBy) = ("", clock.GetUtcNow(), who.Id);
            thread.Standing--;
            await db.CommentMentions.Where(mention => mention.CommentId == comment).ExecuteDeleteAsync(cancellation);
            return new Done(thread, comment);
        }, cancellation);

    /// <summary>Marks a thread as settled, or opens it again.</summary>
    public Task<CommentProblem?> ResolveAsync(CurrentMember member, Guid thread, bool resolved, CancellationToken cancellation = default) =>
        ChangeAsync(member, async (db, who) =>
        {
            if (await db.LockThreadAsync(member, thread, cancellation) is not { Standing: > 0 } settled)
                return CommentProblem.Gone;
            if (settled.ResolvedAt is not null == resolved)
                return Done.Before;
            Resolve(settled, resolved ? who : null);
            return new Done(settled);
        }, cancellation);

    /// <summary>Notes that the member has read a thread up to a comment. Only they see it, so nobody is told.</summary>
    public async Task ReadAsync(CurrentMember member, Guid thread, int number, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindMemberAsync(member, cancellation) is null)
            return;
        var last = await db.CommentThreads.Where(row => row.Id == thread && db.Journeys.InUse(member).Any(journey => journey.Id == row.JourneyId))
            .Select(row => (int?)row.Last).SingleOrDefaultAsync(cancellation);
        if (last is { } most)
        {
            await db.NoteReadAsync(thread, member.Id, Math.Min(number, most), cancellation);
            await TellReadAsync(db, member, await db.ReadCommentItemsAsync(member.Id, thread, Math.Min(number, most), clock.GetUtcNow(), cancellation), cancellation);
        }
    }

    /// <summary>Notes that the member has read all comments on a journey.</summary>
    public async Task ReadAllAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindMemberAsync(member, cancellation) is not null && await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, cancellation))
        {
            await db.NoteAllReadAsync(journey, member.Id, cancellation);
            await TellReadAsync(db, member, await db.ReadAllCommentItemsAsync(member.Id, journey, clock.GetUtcNow(), cancellation), cancellation);
        }
    }

    // Who has read a comment where it stands has no use for it in the inbox.
    async Task TellReadAsync(JourneyDbContext db, CurrentMember member, int read, CancellationToken cancellation)
    {
        if (read > 0)
            await inboxes.TellAsync(db, [new(member.Workspace, member.Id)], cancellation);
    }

    Task<CommentProblem?> WriteAsync(
        CurrentMember member, string said, Func<JourneyDbContext, Member, string, Task<Outcome>> write, CancellationToken cancellation)
    {
        var (text, problem) = Accept(said);
        return problem is not null ? Task.FromResult(problem) : ChangeAsync(member, (db, author) => write(db, author, text), cancellation);
    }

    /// <summary>The text of a comment as it is stored, or why it is not.</summary>
    internal static (string Text, CommentProblem? Problem) Accept(string said)
    {
        // Longer than any text of the map, it is not even read.
        if (said.Length > Limits.Text)
            return ("", CommentProblem.TooLong);
        var (text, problem) = AcceptedText.Lines(said, Limits.Comment);
        return (text, problem is not null ? CommentProblem.TooLong : AcceptedText.Line(text, Limits.Comment, required: true).Problem is not null ? CommentProblem.Empty : null);
    }

    /// <summary>Counts a comment as the last of its thread.</summary>
    internal static void Append(CommentThreadRow thread, CommentRow comment) =>
        (thread.Last, thread.LastAt, thread.Standing) = (comment.Number, comment.WrittenAt, thread.Standing + 1);

    async Task<CommentProblem?> ChangeAsync(CurrentMember member, Func<JourneyDbContext, Member, Task<Outcome>> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FindMemberAsync(member, cancellation) is not { } who)
            return CommentProblem.NotAllowed;
        switch (await change(db, who))
        {
            case { Problem: { } problem }:
                return problem;
            case Done { Thread: { } thread, Comment: var comment }:
                await db.SaveChangesAsync(cancellation);
                var told = comment is { } said ? await db.TellOfCommentAsync(thread, said, clock.GetUtcNow(), cancellation) : [];
                await topic.CommitAsync(db, member.Workspace, [new(thread.JourneyId, thread.TouchpointId)], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
                break;
        }

        return null;
    }

    // An id that somebody else has used is no repetition: false. Null: it is new.
    static async Task<bool?> IsRepeatedAsync(JourneyDbContext db, CurrentMember member, Guid comment, CancellationToken cancellation) =>
        await db.Comments.Where(row => row.Id == comment).Select(row => (bool?)(row.AuthorId == member.Id)).SingleOrDefaultAsync(cancellation);

    static async Task<bool> ExistsAsync(JourneyDbContext db, CurrentMember member, Guid journey, CommentPlace place, CancellationToken cancellation) =>
        await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, cancellation)
        && (place.Touchpoint is null || await db.Touchpoints.AnyAsync(
            row => row.Id == place.Touchpoint && EF.Property<Guid>(row, JourneyDbContext.JourneyId) == journey, cancellation))
        && (place.Field is null || (place.Touchpoint is not null && CommentPlace.FieldOf(place.Field) is not null));

    // Whoever changes a comment holds its thread.
    static async Task<(CommentThreadRow? Thread, CommentRow? Comment)> FindAsync(
        JourneyDbContext db, CurrentMember member, Guid comment, CancellationToken cancellation)
    {
        var thread = await db.Comments.Where(row => row.Id == comment).Select(row => (Guid?)row.ThreadId).SingleOrDefaultAsync(cancellation);
        return thread is { } id && await db.LockThreadAsync(member, id, cancellation) is { } locked
            ? (locked, await db.Comments.SingleAsync(row => row.Id == comment, cancellation))
            : default;
    }

    async Task AddAsync(
        JourneyDbContext db, CommentThreadRow thread, Guid id, Member author, string text, IReadOnlyCollection<Guid> chosen, CancellationToken cancellation)
    {
        var comment = new CommentRow
        {
            Id = id,
            ThreadId = thread.Id,
            Number = thread.Last + 1,
            AuthorId = author.Id,
            AuthorName = author.DisplayName,
            Text = text,
            WrittenAt = clock.GetUtcNow(),
        };
        Append(thread, comment);
        db.Add(comment);
        await AddMentionsAsync(db, author.WorkspaceId, comment, chosen, cancellation);
    }

    static async Task MentionAsync(
        JourneyDbContext db, CurrentMember member, CommentRow comment, IReadOnlyCollection<Guid> chosen, CancellationToken cancellation)
    {
        await db.CommentMentions.Where(mention => mention.CommentId == comment.Id).ExecuteDeleteAsync(cancellation);
        await AddMentionsAsync(db, member.Workspace, comment, chosen, cancellation);
    }

    static async Task AddMentionsAsync(
        JourneyDbContext db, Guid workspace, CommentRow comment, IReadOnlyCollection<Guid> chosen, CancellationToken cancellation)
    {
        if (!comment.Text.Contains('@', StringComparison.Ordinal))
            return;
        var members = await db.Members.Where(row => row.WorkspaceId == workspace).ToNamesAsync(cancellation);
        db.AddRange(CommentMention.Find(comment.Text, members, chosen)
            .Select(mention => new CommentMentionRow { CommentId = comment.Id, Start = mention.Start, Length = mention.Length, MemberId = mention.Member }));
    }

    void Resolve(CommentThreadRow thread, Member? by)
    {
        thread.ResolvedAt = by is null ? null : clock.GetUtcNow();
        thread.ResolvedBy = by?.Id;
        thread.ResolvedByName = by?.DisplayName ?? "";
    }

    record Outcome(CommentProblem? Problem)
    {
        public static implicit operator Outcome(CommentProblem problem) => new(problem);
    }

    /// <summary>It is done; without a thread it was done before. With a comment it is one of which inboxes tell.</summary>
    sealed record Done(CommentThreadRow? Thread, Guid? Comment = null) : Outcome((CommentProblem?)null)
    {
        public static readonly Done Before = new(Thread: null);
    }
}
