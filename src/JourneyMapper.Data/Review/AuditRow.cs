using JourneyMapper.Domain.Auditing;

namespace JourneyMapper.Data.Review;

/// <summary>One dated, scored review of a touchpoint. Never changed; a later audit takes its place.</summary>
public abstract class RecordedAudit
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

    /// <summary>Scores from 1 to 5, one for each of <see cref="Domain.Catalogue.AuditCriteria.All"/>, in their order.</summary>
    public required short[] Scores { get; init; }

    /// <summary>The ids of the criteria that the workspace asked beside those.</summary>
    public string[] OtherCriteria { get; init; } = [];

    /// <summary>Their scores from 1 to 5, in the same order.</summary>
    public short[] OtherScores { get; init; } = [];

    /// <summary>The mean of all scores.</summary>
    public required decimal Score { get; init; }

    /// <summary>What is good, one a line.</summary>
    public required string Strengths { get; init; }

    /// <summary>What is not, one a line.</summary>
    public required string Weaknesses { get; init; }

    /// <summary>The id of a kind of evidence, or empty.</summary>
    public required string Evidence { get; init; }

    /// <summary>A link or a note that leads to the evidence.</summary>
    public required string EvidenceNote { get; init; }

    /// <summary>When it was written down, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>An audit of our own touchpoint.</summary>
public sealed class AuditRow : RecordedAudit
{
    /// <summary>The row of a complete audit.</summary>
    public static AuditRow New(Audit audit, Guid journey, Guid auditor, DateTimeOffset at)
    {
        var (criteria, scores) = Others(audit);
        return new()
        {
            Id = audit.Id,
            JourneyId = journey,
            TouchpointId = audit.Touchpoint,
            On = audit.On,
            AuditorId = auditor,
            Scores = [.. audit.Scores.Select(score => (short)score)],
            OtherCriteria = criteria,
            OtherScores = scores,
            Score = audit.Mean ?? throw new ArgumentException("An audit without scores is not complete.", nameof(audit)),
            Strengths = audit.Strengths,
            Weaknesses = audit.Weaknesses,
            Evidence = audit.Evidence,
            EvidenceNote = audit.EvidenceNote,
            RecordedAt = at,
        };
    }

    static (string[] Criteria, short[] Scores) Others(Audit audit)
    {
        var sorted = audit.Others.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        return ([.. sorted.Select(pair => pair.Key)], [.. sorted.Select(pair => (short)pair.Value)]);
    }
}

/// <summary>
/// An audit of a competitor's touchpoint, beside ours. In a table of its own: whatever reads audits reads ours, and none of these can get into a review, a mean or a due day by
/// a condition that somebody forgot.
/// </summary>
public sealed class CompetitorAuditRow : RecordedAudit
{
    /// <summary>The competitor. When it goes, its audits go.</summary>
    public required Guid CompetitorId { get; init; }
}
