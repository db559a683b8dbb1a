namespace JourneyMapper.Data.Accounts;

/// <summary>The address under which a member's calendar is read without a sign-in. It ends with them.</summary>
public sealed class CalendarFeedRow
{
    /// <summary>Whose calendar it is: each member has one address at most.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>SHA-256 of what the address ends with; the address itself is shown once and not stored.</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; set; }

    /// <summary>When it was last read, UTC, to the hour; null while it was not.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}
