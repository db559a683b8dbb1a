namespace JourneyMapper.Data.Accounts;

/// <summary>A browser's session that its member has signed out of. Kept for longer than its cookie could live, so that nothing signed in with it is let in.</summary>
public sealed class EndedSession
{
    /// <summary>The session's id, as its cookie says it.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the member signed out.</summary>
    public required DateTimeOffset EndedAt { get; init; }
}
