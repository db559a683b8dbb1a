namespace JourneyMapper.Data.Accounts;

/// <summary>
/// A person in one workspace. Whatever they do there names this row, so that nothing of it leads to another workspace of theirs; they sign in by their <see cref="Account"/>. See decision 58.
/// </summary>
public sealed class Member
{
    /// <summary>Unique over all workspaces.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The workspace whose journeys they see.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Who they are in all workspaces.</summary>
    public Guid AccountId { get; init; }

    /// <summary>The same; null where it was not read along.</summary>
    public Account? Account { get; init; }

    /// <summary>How others see them; at most 120 characters.</summary>
    public required string DisplayName { get; set; }

    /// <summary>What they may do.</summary>
    public required Role Role { get; set; }

    /// <summary>The language of their interface: "en" or "fr".</summary>
    public required string Language { get; set; }

    /// <summary>The id of the IANA time zone that they have chosen, such as "Europe/Paris"; null for that of their browser.</summary>
    public string? TimeZone { get; set; }

    /// <summary>How often they get mail, where the application sends any.</summary>
    public MailFrequency Mail { get; set; }

    /// <summary>When they last came into this workspace, by signing in or out of another one, UTC; null where that is not known. Who signs in comes where they were last.</summary>
    public DateTimeOffset? EnteredAt { get; set; }
}
