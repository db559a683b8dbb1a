using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Data.Accounts;

/// <summary>A person with an account. Belongs to one workspace.</summary>
public sealed class Member : IdentityUser<Guid>
{
    /// <summary>The workspace whose journeys they see.</summary>
    public required Guid WorkspaceId { get; init; }

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
}
