namespace JourneyMapper.Data.Comments;

/// <summary>How far a member has read a thread.</summary>
public sealed class CommentReadRow
{
    /// <summary>The thread; with <see cref="MemberId"/> the key.</summary>
    public required Guid ThreadId { get; init; }

    /// <summary>The member.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The number of the last comment that they have read.</summary>
    public required int Number { get; init; }
}
