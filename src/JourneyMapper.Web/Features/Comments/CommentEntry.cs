using JourneyMapper.Data.Comments;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Comments;

/// <summary>A part of a comment's text.</summary>
/// <param name="Text">As it is read.</param>
/// <param name="Member">Whom it names; null for any other text.</param>
public sealed record CommentPiece(string Text, Guid? Member = null);

/// <summary>A comment as somebody reads it.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Number">Its place in the thread, from 1 on.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Author">By name: today's, or, when no longer a member, that of then.</param>
/// <param name="IsFormer">Whether the author is no member, or no longer.</param>
/// <param name="Pieces">The text; empty once it is deleted.</param>
/// <param name="WrittenAt">When, UTC.</param>
/// <param name="EditedAt">When it was changed last, UTC.</param>
/// <param name="IsDeleted">Whether it was deleted.</param>
/// <param name="IsGuest">Whether a guest wrote it, by a shared link, under a name of their own.</param>
public sealed record CommentEntry(
    Guid Id, int Number, Guid AuthorId, string Author, bool IsFormer, IReadOnlyList<CommentPiece> Pieces,
    DateTimeOffset WrittenAt, DateTimeOffset? EditedAt, bool IsDeleted, bool IsGuest = false)
{
    /// <summary>Who wrote it, as it is shown: who is no member any more, or never was, is not taken for one.</summary>
    public string ShownAuthor => Shown(Author, AuthorId, IsGuest, IsFormer);

    /// <summary>Whether no member has written it here: a guest has, or it came out of a file.</summary>
    public bool IsNobodys => AuthorId == CommentRow.Nobody;

    /// <summary>An author's name as it is shown.</summary>
    /// <param name="author">By name.</param>
    /// <param name="id">By id.</param>
    /// <param name="isGuest">Whether it is a guest, under a name of their own.</param>
    /// <param name="isFormer">Whether it is no member, or no longer.</param>
    internal static string Shown(string author, Guid id, bool isGuest, bool isFormer) =>
        (isGuest ? CommentText.Guest : id == CommentRow.Nobody ? CommentText.Imported : isFormer ? CommentText.FormerMember : "{0}").With(author);

    /// <summary>The whole text, as its author would type it.</summary>
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>Whom it names.</summary>
    public IEnumerable<Guid> Mentioned => Pieces.Select(piece => piece.Member).OfType<Guid>();

    /// <summary>The pieces of a text that names members.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="mentions">Where it names whom, in its order.</param>
    /// <param name="names">What they are called today.</param>
    public static IReadOnlyList<CommentPiece> Split(string text, IEnumerable<CommentMention> mentions, IReadOnlyDictionary<Guid, string> names)
    {
        List<CommentPiece> pieces = [];
        var at = 0;
        foreach (var mention in mentions)
        {
            if (mention.Start > at)
                pieces.Add(new(text[at..mention.Start]));
            pieces.Add(new(names.TryGetValue(mention.Member, out var name) ? $"@{name}" : text.Substring(mention.Start, mention.Length), mention.Member));
            at = mention.Start + mention.Length;
        }

        if (at < text.Length)
            pieces.Add(new(text[at..]));
        return pieces;
    }
}

/// <summary>A thread as a list shows it.</summary>
/// <param name="Id">The thread, which is its first comment.</param>
/// <param name="Touchpoint">See <see cref="CommentPlace"/>.</param>
/// <param name="Field">See <see cref="CommentPlace"/>.</param>
/// <param name="Starter">Who began it, by name.</param>
/// <param name="IsGuest">Whether that was a guest.</param>
/// <param name="IsImported">Whether it came out of a file.</param>
/// <param name="Opening">The beginning of its first comment; empty when that is deleted.</param>
/// <param name="Comments">How many comments it has.</param>
/// <param name="Last">The number of the last one.</param>
/// <param name="LastAt">When that was written, UTC.</param>
/// <param name="Read">The number of the last one that the member has read.</param>
/// <param name="Unread">How many of them, by others, come after that.</param>
/// <param name="ResolvedAt">When it was resolved, UTC; null while it is open.</param>
/// <param name="Resolver">Who resolved it, by name.</param>
/// <param name="IsResolvedElsewhere">Whether that came out of a file.</param>
public sealed record CommentThread(
    Guid Id, Guid? Touchpoint, string? Field, string Starter, bool IsGuest, bool IsImported, string Opening, int Comments, int Last, DateTimeOffset LastAt,
    int Read, int Unread, DateTimeOffset? ResolvedAt, string? Resolver, bool IsResolvedElsewhere)
{
    /// <summary>Who began it, as it is shown.</summary>
    public string Author => IsGuest ? CommentText.Guest.With(Starter) : IsImported ? CommentText.Imported.With(Starter) : Starter;

    /// <summary>Who resolved it, as it is shown; null while it is open.</summary>
    public string? ResolvedBy => Resolver is { } name && IsResolvedElsewhere ? CommentText.Imported.With(name) : Resolver;

    /// <summary>What it is about.</summary>
    public CommentPlace Place => new(Touchpoint, Field);
}

/// <summary>What a touchpoint's card shows of its comments.</summary>
/// <param name="Open">How many threads are open.</param>
/// <param name="Unread">How many comments the member has not read.</param>
public sealed record CommentMark(int Open, int Unread);

/// <summary>How much there is about a journey.</summary>
/// <param name="Open">How many threads are open.</param>
/// <param name="Resolved">How many are resolved.</param>
/// <param name="Unread">How many comments the member has not read.</param>
/// <param name="Marks">What cards show, by touchpoint.</param>
public sealed record CommentOverview(int Open, int Resolved, int Unread, IReadOnlyDictionary<Guid, CommentMark> Marks)
{
    /// <summary>Nothing.</summary>
    public static CommentOverview None { get; } = new(0, 0, 0, new Dictionary<Guid, CommentMark>());
}

/// <summary>What somebody has said, without who and when.</summary>
/// <param name="Thread">In which thread.</param>
/// <param name="Place">About what.</param>
/// <param name="Author">By whom: the same id for all that one person says.</param>
/// <param name="Text">As it was typed.</param>
public sealed record SaidComment(Guid Thread, CommentPlace Place, Guid Author, string Text);

/// <summary>A comment of an open thread, as it is read elsewhere than beside its map.</summary>
/// <param name="Thread">In which thread.</param>
/// <param name="Place">About what.</param>
/// <param name="Author">By whom, as it is shown.</param>
/// <param name="WrittenAt">When, UTC.</param>
/// <param name="Text">As it was typed.</param>
public sealed record OpenComment(Guid Thread, CommentPlace Place, string Author, DateTimeOffset WrittenAt, string Text);

/// <summary>Which threads a list shows.</summary>
public enum CommentFilter
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those with comments that the member has not read.</summary>
    Unread,

    /// <summary>Those that name the member.</summary>
    Mentions,
}

/// <summary>Why something was not done.</summary>
public enum CommentProblem
{
    /// <summary>The member may not do it, or is no member any more.</summary>
    NotAllowed,

    /// <summary>The journey, the touchpoint, the thread or the comment does not exist.</summary>
    Gone,

    /// <summary>There is nothing to read in it.</summary>
    Empty,

    /// <summary>It is longer than a comment may be.</summary>
    TooLong,

    /// <summary>The journey has as many threads as there may be.</summary>
    TooManyThreads,

    /// <summary>The thread has as many comments as there may be.</summary>
    TooManyComments,
}
