using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>What is audited, as people know it.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cadence">How often it is audited.</param>
/// <param name="Journey">Its journey.</param>
/// <param name="Title">The journey's title.</param>
public sealed record AuditSubject(Guid Touchpoint, string Name, Cadence Cadence, Guid Journey, string Title);

/// <summary>One audit in the history of a touchpoint.</summary>
/// <param name="Id">The audit.</param>
/// <param name="Touchpoint">What was audited.</param>
/// <param name="On">Its day.</param>
/// <param name="AuditorId">The member who audited.</param>
/// <param name="Auditor">Their name; null when the account is gone.</param>
/// <param name="Scores">One for each of <see cref="AuditCriteria.All"/>, in their order.</param>
/// <param name="Score">The mean of the scores.</param>
/// <param name="Strengths">What is good, one a line.</param>
/// <param name="Weaknesses">What is not, one a line.</param>
/// <param name="Evidence">The id of a kind of evidence, or empty.</param>
/// <param name="EvidenceNote">A link or a note, or empty.</param>
/// <param name="OtherCriteria">The ids of what was asked beside those criteria.</param>
/// <param name="OtherScores">Their scores, in the same order.</param>
public sealed record AuditEntry(
    Guid Id, Guid Touchpoint, DateOnly On, Guid AuditorId, string? Auditor, IReadOnlyList<short> Scores, decimal Score,
    string Strengths, string Weaknesses, string Evidence, string EvidenceNote, IReadOnlyList<string> OtherCriteria, IReadOnlyList<short> OtherScores)
{
    /// <summary>All scores by the ids of their criteria.</summary>
    public IReadOnlyDictionary<string, int> ByCriterion => AuditScores.Of(Scores, OtherCriteria, OtherScores);


    /// <summary>Whether somebody may delete it as a mistake: who wrote it, and owners.</summary>
    public bool MayBeDeletedBy(CurrentMember member) => member.CanManage || (member.CanEdit && AuditorId == member.Id);
}

/// <summary>The last audit of a competitor's touchpoint.</summary>
/// <param name="Competitor">The competitor.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Audit">The audit.</param>
public sealed record CompetitorEntry(Guid Competitor, string Name, AuditEntry Audit);
