namespace JourneyMapper.Data.Accounts;

/// <summary>Lets a program act in the name of a member.</summary>
public sealed class AccessToken
{
    /// <summary>Unique.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In whose name it acts. What they may do, it may; it ends with them.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>What its owner calls it; at most 120 characters.</summary>
    public required string Name { get; set; }

    /// <summary>What it lets the program do, see JourneyMapper.Web.Shared.TokenScopes: "journeys:read". What the member may not do, it may not either.</summary>
    public required string[] Scopes { get; init; }

    /// <summary>SHA-256 of the token; the token itself is shown once and not stored.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>The first characters of the token, to recognise it by.</summary>
    public required string Hint { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was last used, UTC, to the minute; null while it was not.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When it was revoked, UTC; null while it counts.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
