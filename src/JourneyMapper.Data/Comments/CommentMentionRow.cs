namespace JourneyMapper.Data.Comments;

/// <summary>A member named in a comment. When they leave, the name in the text is text again.</summary>
public sealed class CommentMentionRow
{
    /// <summary>The comment; with <see cref="Start"/> the key.</summary>
    public required Guid CommentId { get; init; }

    /// <summary>Where in its text the @ stands, in characters from 0.</summary>
    public required int Start { get; init; }

    /// <summary>How many characters the @ and the name have together.</summary>
    public required int Length { get; init; }

    /// <summary>Who is named.</summary>
    public required Guid MemberId { get; init; }
}
