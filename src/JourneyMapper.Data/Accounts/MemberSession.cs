namespace JourneyMapper.Data.Accounts;

/// <summary>A browser in which a member is signed in. Its cookie holds as long as this row is there.</summary>
public sealed class MemberSession
{
    /// <summary>The longest name of a browser or a system, in characters.</summary>
    public const int NameLength = 40;

    /// <summary>Unique; the cookie says it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who is signed in. It ends with them.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The name of the browser's product, such as "Firefox"; empty where it is not known.</summary>
    public required string Browser { get; init; }

    /// <summary>The name of the system that it runs on, such as "Windows"; empty where it is not known.</summary>
    public required string System { get; init; }

    /// <summary>From which network address it was last used, as text; empty where it is not known.</summary>
    public required string Address { get; set; }

    /// <summary>When the member signed in, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the member last proved who they are, by their password, a passkey or at the identity provider, UTC.</summary>
    public required DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>The ids that it had before its member last proved who they are: pages that were opened then go on, and no cookie with one of them lets anybody in. The latest last.</summary>
    public Guid[] FormerIds { get; init; } = [];

    /// <summary>Whether it began at the identity provider, where the browser may go on being signed in after it.</summary>
    public bool IsFromProvider { get; init; }

    /// <summary>Whether the identity provider has vouched for a second factor: the member needs none here for as long as it lasts.</summary>
    public bool HasProvidersFactor { get; init; }

    /// <summary>When it was last used, UTC, to a few minutes.</summary>
    public required DateTimeOffset UsedAt { get; set; }
}
