namespace JourneyMapper.Data.Journal;

/// <summary>A journey that was deleted for ever: what is left of it beside the entries of its journal, which keep who edited and when.</summary>
public sealed class DeletedJourneyRow
{
    /// <summary>The journey's id, and that of its stream.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it was.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What it was called in the end.</summary>
    public required string Title { get; init; }

    /// <summary>The member who deleted it.</summary>
    public required Guid DeletedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset DeletedAt { get; init; }

    /// <summary>Whether it was private: then only owners see that it was there.</summary>
    public bool WasPrivate { get; init; }
}
