using JourneyMapper.Domain.Coverage;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>What the coverage overlay shows at a touchpoint.</summary>
/// <param name="Count">How many findings it has.</param>
/// <param name="Worst">The gravest of them.</param>
/// <param name="Text">All of them in words.</param>
public sealed record FindingMark(int Count, Severity Worst, string Text)
{
    /// <summary>The marks of a review, by touchpoint. Accepted exceptions leave none.</summary>
    public static IReadOnlyDictionary<Guid, FindingMark> Of(CoverageReview review) => review.Findings
        .Where(finding => !finding.Accepted && finding.Touchpoint is not null)
        .GroupBy(finding => finding.Touchpoint!.Value)
        .ToDictionary(group => group.Key, group => new FindingMark(group.Count(), group.Max(finding => finding.Severity), Say(group.Count(), Names(group))));

    static string Say(int count, string names) => (count == 1 ? CoverageText.MarkOne : CoverageText.MarkOther).With(count, names);

    static string Names(IEnumerable<Finding> findings) => string.Join(", ", findings.Select(finding => FindingText.Name(finding.Rule)).Distinct(StringComparer.Ordinal));
}
