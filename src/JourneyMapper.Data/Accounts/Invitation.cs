namespace JourneyMapper.Data.Accounts;

/// <summary>A link that makes one new member, once.</summary>
public sealed class Invitation
{
    /// <summary>Unique.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Where it leads to.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What the new member may do.</summary>
    public required Role Role { get; init; }

    /// <summary>SHA-256 of the secret in the link; the secret itself is not stored.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>A word for the owner's list: whom it is for. At most 120 characters.</summary>
    public required string Note { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, UTC; null while it is open.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
