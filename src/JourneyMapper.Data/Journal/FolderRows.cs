namespace JourneyMapper.Data.Journal;

/// <summary>A folder of a workspace's journeys. Everybody in the workspace sees it; of the journeys in it each sees their own.</summary>
public sealed class FolderRow
{
    /// <summary>Unique.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The folder that it is in; null for none.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Other than those beside it.</summary>
    public required string Name { get; set; }
}

/// <summary>That a member has marked a journey with a star. Nobody else sees it.</summary>
public sealed class FavouriteRow
{
    /// <summary>The member.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }
}
