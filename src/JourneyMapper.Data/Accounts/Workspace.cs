namespace JourneyMapper.Data.Accounts;

/// <summary>Whatever a team works on together. Nothing in it is reachable from another one.</summary>
public sealed class Workspace
{
    /// <summary>Unique.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Shown to its members; at most 120 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The language that new members start with: "en" or "fr".</summary>
    public required string Language { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
