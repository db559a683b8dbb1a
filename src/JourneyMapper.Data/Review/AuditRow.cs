using JourneyMapper.Domain.Auditing;

namespace JourneyMapper.Data.Review;

/// <summary>One dated, scored review of a touchpoint. Never changed; a later audit takes its place.</summary>
public sealed class AuditRow
{
    /// <summary>Given by whoever audits, so that a repeated send is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>The journey of the touchpoint.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The touchpoint. It may be gone from the map meanwhile, and come back by undo: so it is no foreign key.</summary>
    public required Guid TouchpointId { get; init; }

    /// <summary>The day of the audit.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The member who audited.</summary>
    public required Guid AuditorId { get; init; }

    /// <summary>Scores from 1 to 5, one for each of <see cref="Domain.Catalogue.AuditCriteria"/>, in their order.</summary>
    public required short[] Scores { get; init; }

    /// <summary>The mean of the scores.</summary>
    public required decimal Score { get; init; }

    /// <summary>What is good, one a line; at most 1,000 characters.</summary>
    public required string Strengths { get; init; }

    /// <summary>What is not, one a line; at most 1,000 characters.</summary>
    public required string Weaknesses { get; init; }

    /// <summary>The id of a kind of evidence, or empty.</summary>
    public required string Evidence { get; init; }

    /// <summary>A link or a note that leads to the evidence; at most 500 characters.</summary>
    public required string EvidenceNote { get; init; }

    /// <summary>When it was written down, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The row of a complete audit.</summary>
    public static AuditRow New(Audit audit, Guid journey, Guid auditor, DateTimeOffset at) => new()
    {
        Id = audit.Id,
        JourneyId = journey,
        TouchpointId = audit.Touchpoint,
        On = audit.On,
        AuditorId = auditor,
        Scores = [.. audit.Scores.Select(score => (short)score)],
        Score = audit.Mean ?? throw new ArgumentException("An audit without scores is not complete.", nameof(audit)),
        Strengths = audit.Strengths,
        Weaknesses = audit.Weaknesses,
        Evidence = audit.Evidence,
        EvidenceNote = audit.EvidenceNote,
        RecordedAt = at,
    };
}
