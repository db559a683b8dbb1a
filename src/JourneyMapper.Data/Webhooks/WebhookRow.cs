namespace JourneyMapper.Data.Webhooks;

/// <summary>An address that is told of what happens in a workspace.</summary>
public sealed class WebhookRow
{
    /// <summary>The longest address, in characters.</summary>
    public const int AddressLength = 500;

    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose events.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Where they are sent.</summary>
    public required string Address { get; set; }

    /// <summary>Of which events: the first word of their type, such as "journey" of "journey.edited". The triggers that write deliveries ask for it.</summary>
    public required string[] Events { get; set; }

    /// <summary>What deliveries are signed with, protected by the application's keys: it is needed for each, so a hash would not do.</summary>
    public required string Secret { get; set; }

    /// <summary>Whether events are sent. Nothing is kept for one that is off.</summary>
    public required bool IsEnabled { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Attempts in a row that failed.</summary>
    public int Failures { get; set; }

    /// <summary>When the first of these was, UTC; null where the last attempt succeeded.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>When the application has switched it off because of them, UTC; null where it has not, or an owner has switched it on since.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }
}
