namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>What a program does to a touchpoint.</summary>
enum SentEditKind
{
    Add,
    Change,
    Move,
    Remove,
}

/// <summary>An edit that a program has sent, perhaps more than once.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subject">What the journal tells it by: the touchpoint's name, or the new text of a change. Only moves of one touchpoint share it.</param>
sealed record SentEdit(SentEditKind Kind, string Subject)
{
    /// <summary>Whether the application has confirmed it: it has to be there exactly once. Otherwise nobody knows, and it may be there once or not at all.</summary>
    public bool IsAcknowledged { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>How long its program waited for the confirmation.</summary>
    public TimeSpan Waited { get; set; }
}
