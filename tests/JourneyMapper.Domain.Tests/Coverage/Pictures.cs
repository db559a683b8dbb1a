using JourneyMapper.Domain.Coverage;

namespace JourneyMapper.Domain.Tests.Coverage;

/// <summary>Reviews as text that says all of them: two that say the same are the same.</summary>
static class Pictures
{
    public static string Of(CoverageReview review) => string.Join('\n',
    [
        .. review.Findings.Select(Of),
        .. review.Stages.Select(stage => $"{stage.Stage} {stage.Touchpoints} {stage.Points} {string.Join(',', stage.Deductions)}"),
        $"{review.Journey.Touchpoints} {review.Journey.Points} {review.Journey.Mean} {string.Join(',', review.Journey.Deductions)}",
    ]);

    public static string Of(Finding finding) =>
        $"{finding.Key} {finding.Stage} {finding.Severity} {finding.Importance} {finding.Accepted} {finding.Remedy} {string.Join(',', finding.Touchpoints)} {string.Join(',', finding.Figures)}";
}
