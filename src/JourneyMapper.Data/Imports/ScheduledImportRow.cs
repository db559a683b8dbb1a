namespace JourneyMapper.Data.Imports;

/// <summary>How often an import runs. The names are stored.</summary>
public enum ImportFrequency
{
    /// <summary>Every hour.</summary>
    Hourly,

    /// <summary>Every 24 hours.</summary>
    Daily,

    /// <summary>Every seven days.</summary>
    Weekly,
}

/// <summary>An address from which measurements are imported again and again.</summary>
public sealed class ScheduledImportRow
{
    /// <summary>The longest address, in characters.</summary>
    public const int AddressLength = 500;

    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose measurements.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Who has set it up: it sees what they see, and may what they may. Null when they are no member any more.</summary>
    public Guid? MemberId { get; set; }

    /// <summary>Where the file is. It may hold what lets in there: owners see it, and no log.</summary>
    public required string Address { get; init; }

    /// <summary>How the file is read, as a JSON object: as it was when somebody last imported it by hand.</summary>
    public required string Plan { get; set; }

    /// <summary>How often.</summary>
    public required ImportFrequency Frequency { get; set; }

    /// <summary>Whether it runs by itself.</summary>
    public required bool IsEnabled { get; set; }

    /// <summary>When it was set up, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it runs next, UTC.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>Until when a node runs it, UTC; null where none does.</summary>
    public DateTimeOffset? RunningUntil { get; set; }

    /// <summary>Runs in a row that failed.</summary>
    public int Failures { get; set; }

    /// <summary>When the application has paused it because of them, UTC; null where it has not, or an owner has resumed it since.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>A journey that it has measured: where its owner is told from when it fails.</summary>
    public Guid? JourneyId { get; set; }
}
