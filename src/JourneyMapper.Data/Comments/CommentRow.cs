namespace JourneyMapper.Data.Comments;

/// <summary>What somebody has said.</summary>
public sealed class CommentRow
{
    /// <summary>The author of what no member has written here: of guests, and of comments that came with a journey out of a file.</summary>
    public static Guid Nobody => Guid.Empty;

    /// <summary>The link of guests whose comments came with a journey out of a file.</summary>
    public static Guid OtherLink => Guid.Empty;

    /// <summary>Given by whoever writes, so that a repeated send is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>The thread.</summary>
    public required Guid ThreadId { get; init; }

    /// <summary>Its place in the thread, from 1 on.</summary>
    public required int Number { get; init; }

    /// <summary>The member who wrote it, or <see cref="Nobody"/>.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>The shared link by which a guest wrote it; <see cref="OtherLink"/> where that was elsewhere, null where it was a member. The link may be gone.</summary>
    public Guid? GuestLinkId { get; init; }

    /// <summary>Their name as it was then: it stays when they are no longer a member. Of a guest, what they have called themselves; of a comment out of a file, what the file says.</summary>
    public required string AuthorName { get; init; }

    /// <summary>As it was typed, at most 4,000 characters; empty once it is deleted.</summary>
    public required string Text { get; set; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When it was changed last, UTC; null when it is as it was written.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>When it was deleted, UTC; null while it stands.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The member who deleted it.</summary>
    public Guid? DeletedBy { get; set; }
}
