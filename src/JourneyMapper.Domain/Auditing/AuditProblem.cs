using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Auditing;

/// <summary>A field of an audit.</summary>
public enum AuditField
{
    /// <inheritdoc cref="Audit.Scores"/>
    Scores,

    /// <inheritdoc cref="Audit.Strengths"/>
    Strengths,

    /// <inheritdoc cref="Audit.Weaknesses"/>
    Weaknesses,

    /// <inheritdoc cref="Audit.Evidence"/>
    Evidence,

    /// <inheritdoc cref="Audit.EvidenceNote"/>
    EvidenceNote,

    /// <inheritdoc cref="Audit.On"/>
    On,

    /// <inheritdoc cref="Audit.Competitor"/>
    Competitor,
}

/// <summary>Why a field of an audit is not accepted.</summary>
/// <param name="Field">Which one.</param>
/// <param name="Problem">Why.</param>
/// <param name="Criterion">For scores: the criterion's id.</param>
public readonly record struct AuditProblem(AuditField Field, Problem Problem, string Criterion = "");
