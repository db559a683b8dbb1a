namespace JourneyMapper.Data.Journal;

/// <summary>One edit of one journey, never changed after it is written.</summary>
public sealed class JournalRow
{
    /// <summary>Which journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The journey's revision after the edit; with the journey the key.</summary>
    public required long Revision { get; init; }

    /// <summary>The edit's own id; unique, so that a repeated send is recognised.</summary>
    public required Guid EditId { get; init; }

    /// <summary>The member who made it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The <see cref="Domain.Editing.Edit"/> as JSON.</summary>
    public required string Edit { get; init; }

    /// <summary>The <see cref="Domain.Editing.Difference"/> as JSON.</summary>
    public required string Difference { get; init; }
}
