namespace JourneyMapper.Data.Journal;

/// <summary>A workspace's library of personas: how far its stream has come. The personas are rows of their own.</summary>
public sealed class PersonaLibraryRow
{
    /// <summary>The workspace; the key, and the stream's id.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The library's revision.</summary>
    public long Revision { get; set; }
}
