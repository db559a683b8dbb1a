namespace JourneyMapper.Data.Inbox;

/// <summary>
/// Something that one member is told of. It says where to look and holds nobody's words: those are read from their place, so that what was changed or deleted there is not
/// shown here. Written by <see cref="Queries.InboxQueries"/>.
/// </summary>
public sealed class InboxItemRow
{
    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who is told. When they leave, it goes.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>Of what.</summary>
    public required InboxItemKind Kind { get; init; }

    /// <summary>The journey. When it is deleted for ever, the item goes, too; while it is in the trash it is shown nowhere.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The touchpoint, if it is about one. It may be gone from the map meanwhile, and come back by undo: so it is no foreign key.</summary>
    public Guid? TouchpointId { get; init; }

    /// <summary>What exactly, see <see cref="InboxItemKind"/>: nobody is told twice of the same.</summary>
    public required string Subject { get; init; }

    /// <summary>The member who did it; null for what time has brought.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was read, UTC; null while it is new.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>From when on it may be mailed, UTC; null when there is nothing to be mailed any more.</summary>
    public DateTimeOffset? MailAt { get; set; }

    /// <summary>How often mailing it was tried.</summary>
    public short MailTries { get; set; }
}

/// <summary>A journey of which a member does not want to hear.</summary>
public sealed class InboxMuteRow
{
    /// <summary>The member; with <see cref="JourneyId"/> the key.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }
}
