namespace JourneyMapper.Data.Comments;

/// <summary>Comments about one place of a journey, one answering the other. Beside the journal: it changes no revision and voids no approval.</summary>
public sealed class CommentThreadRow
{
    /// <summary>That of its first comment.</summary>
    public required Guid Id { get; init; }

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>
    /// The touchpoint, or null for the journey as a whole. It may be gone from the map meanwhile, and come back by undo: so it is no foreign key.
    /// </summary>
    public Guid? TouchpointId { get; init; }

    /// <summary>The id of the touchpoint's field whose cell it is about; null for the touchpoint as a whole.</summary>
    public string? Field { get; init; }

    /// <summary>The number of its last comment: they are counted from 1 on, deleted ones as well.</summary>
    public int Last { get; set; }

    /// <summary>How many of them are not deleted. A thread without any is shown nowhere.</summary>
    public int Standing { get; set; }

    /// <summary>When the last one was written, UTC.</summary>
    public DateTimeOffset LastAt { get; set; }

    /// <summary>When it was resolved, UTC; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>The member who resolved it.</summary>
    public Guid? ResolvedBy { get; set; }

    /// <summary>Their name as it was then: it stays when they are no longer a member.</summary>
    public string ResolvedByName { get; set; } = "";
}
