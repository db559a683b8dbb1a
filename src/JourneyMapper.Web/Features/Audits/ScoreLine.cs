using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>A criterion with its scores, as bars show it.</summary>
/// <param name="Criterion">What was asked.</param>
/// <param name="Score">Our score, or the mean of several; null where ours was not asked it.</param>
/// <param name="Before">That of the audit before, if the change shall be seen.</param>
/// <param name="Theirs">Those of competitors, in the order of their names; null where theirs was not asked it.</param>
public sealed record ScoreLine(AuditCriterion Criterion, decimal? Score, decimal? Before, IReadOnlyList<decimal?> Theirs)
{
    /// <summary>The lines of an audit beside the one before and those of competitors: each criterion that one of them was asked, in order. What nobody asks any more comes last.</summary>
    /// <param name="criteria">What the workspace asks, and did.</param>
    /// <param name="ours">The audit; null where ours was not audited.</param>
    /// <param name="before">The one before.</param>
    /// <param name="theirs">Those of competitors.</param>
    public static IReadOnlyList<ScoreLine> Of(CriteriaSet criteria, AuditEntry? ours, AuditEntry? before = null, params IReadOnlyList<AuditEntry> theirs)
    {
        var (score, last) = (ours?.ByCriterion, before?.ByCriterion);
        var others = theirs.Select(audit => audit.ByCriterion).ToList();
        return
        [
            .. criteria.All.Where(criterion => score?.ContainsKey(criterion.Id) == true || others.Exists(scores => scores.ContainsKey(criterion.Id)))
                .Select(criterion => new ScoreLine(criterion, In(score, criterion), In(last, criterion), [.. others.Select(scores => In(scores, criterion))])),
        ];

        static decimal? In(IReadOnlyDictionary<string, int>? scores, AuditCriterion criterion) => scores?.TryGetValue(criterion.Id, out var found) == true ? found : null;
    }
}
