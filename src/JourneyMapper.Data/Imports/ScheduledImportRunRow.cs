namespace JourneyMapper.Data.Imports;

/// <summary>How a run of a scheduled import ended. The names are stored.</summary>
public enum ImportRunResult
{
    /// <summary>All rows are recorded, or were before.</summary>
    Imported,

    /// <summary>What is right is recorded, and some rows were refused.</summary>
    SomeRefused,

    /// <summary>Rows were refused, and nothing is recorded.</summary>
    Refused,

    /// <summary>The file cannot be read; the run says why.</summary>
    Unreadable,

    /// <summary>The file has other columns than when it was imported by hand.</summary>
    OtherColumns,

    /// <summary>Touchpoints or KPIs changed meanwhile.</summary>
    Changed,

    /// <summary>The address answers with a status that is no success.</summary>
    Status,

    /// <summary>It leads to another address over and over again, or to one without encryption.</summary>
    Redirected,

    /// <summary>It leads to a host from which the operator lets nothing be imported.</summary>
    OtherHost,

    /// <summary>It leads to a private network.</summary>
    PrivateNetwork,

    /// <summary>Its name leads nowhere, or it does not take the connection, or ends it.</summary>
    Unreachable,

    /// <summary>Its certificate is not valid.</summary>
    Untrusted,

    /// <summary>The file is larger than what is fetched.</summary>
    TooLarge,

    /// <summary>It took longer than a run may.</summary>
    TimedOut,

    /// <summary>Who has set it up is no owner any more.</summary>
    NotAllowed,

    /// <summary>Something else went wrong; the log of the application says what.</summary>
    Failed,
}

/// <summary>One run of a scheduled import. The latest are kept.</summary>
public sealed class ScheduledImportRunRow
{
    /// <summary>Unique; later ones are greater.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of which import.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required int Took { get; init; }

    /// <summary>How it ended.</summary>
    public required ImportRunResult Result { get; init; }

    /// <summary>The status with which the address answered, where that was no success.</summary>
    public short? Status { get; init; }

    /// <summary>Why the file cannot be read.</summary>
    public string? Problem { get; init; }

    /// <summary>The line of that, or the limit.</summary>
    public long ProblemNumber { get; init; }

    /// <summary>Values on days that had none.</summary>
    public long Added { get; init; }

    /// <summary>Values on days that had another one.</summary>
    public long Replaced { get; init; }

    /// <summary>Days that keep their value.</summary>
    public long Kept { get; init; }

    /// <summary>Rows that were refused.</summary>
    public long Wrong { get; init; }

    /// <summary>These rows with the reasons, as CSV; null where there are none, or too many.</summary>
    public byte[]? RefusedRows { get; init; }
}
