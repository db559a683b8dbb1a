namespace JourneyMapper.Domain.Exchange;

/// <summary>A name that somebody gave to a revision of a journey.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Name">One line.</param>
/// <param name="At">When it was given, UTC.</param>
/// <param name="By">By whom, by name; empty when no longer a member.</param>
public sealed record RecordedVersion(long Revision, string Name, DateTimeOffset At, string By);

/// <summary>A request to approve a revision of a journey, and its answer.</summary>
/// <param name="Revision">The revision that was asked about.</param>
/// <param name="IsCurrent">Whether its content is that of the journey still.</param>
/// <param name="State">"Requested", "Approved" or "Refused".</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="RequestedBy">By whom, by name; empty when no longer a member.</param>
/// <param name="DecidedAt">When it was answered, UTC; null while nobody has.</param>
/// <param name="DecidedBy">By whom, by name; empty while nobody has, and when no longer a member.</param>
/// <param name="Comment">What was said with the answer; may be empty.</param>
public sealed record RecordedSignOff(long Revision, bool IsCurrent, string State, DateTimeOffset RequestedAt, string RequestedBy, DateTimeOffset? DecidedAt, string DecidedBy, string Comment);
