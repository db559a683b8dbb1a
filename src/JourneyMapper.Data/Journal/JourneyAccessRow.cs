namespace JourneyMapper.Data.Journal;

/// <summary>What a member may do with a private journey. The names are stored.</summary>
public enum AccessLevel
{
    /// <summary>See it, comment, and approve, as a viewer does.</summary>
    See,

    /// <summary>All that their role lets them do.</summary>
    Edit,
}

/// <summary>That a private journey is open to a member. Owners need none: private journeys are always open to them.</summary>
public sealed class JourneyAccessRow
{
    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The member.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>What they may do.</summary>
    public AccessLevel Level { get; set; }
}
