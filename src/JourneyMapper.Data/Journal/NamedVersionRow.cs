namespace JourneyMapper.Data.Journal;

/// <summary>A name that somebody gave to a revision of a journey, to find it again.</summary>
public sealed class NamedVersionRow
{
    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The revision; with the journey the key.</summary>
    public required long Revision { get; init; }

    /// <summary>One line, never empty.</summary>
    public required string Name { get; set; }

    /// <summary>Who named it.</summary>
    public required Guid AuthorId { get; set; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; set; }
}
