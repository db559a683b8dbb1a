namespace JourneyMapper.Data.Review;

/// <summary>Where a request for approval stands.</summary>
public enum SignOffState
{
    /// <summary>Nobody has answered yet.</summary>
    Requested,

    /// <summary>Somebody other than the requester has approved.</summary>
    Approved,

    /// <summary>Somebody other than the requester has refused.</summary>
    Refused,
}

/// <summary>A request to approve one exact revision of a journey, and its answer.</summary>
public sealed class SignOffRow
{
    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The revision that is asked about. A journey whose content has changed later is not the one that was approved: see <see cref="Journal.JourneyRow.ContentRevision"/>.</summary>
    public required long Revision { get; init; }

    /// <summary>The member who asked.</summary>
    public required Guid RequestedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public SignOffState State { get; set; }

    /// <summary>Who answered.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What was said with the answer; at most 500 characters.</summary>
    public string Comment { get; set; } = "";

    /// <summary>When people were told that what was approved has been changed, UTC; null until then.</summary>
    public DateTimeOffset? VoidToldAt { get; set; }
}
