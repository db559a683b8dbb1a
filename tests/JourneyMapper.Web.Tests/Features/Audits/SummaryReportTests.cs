using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Tests.Shared.Printing;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>The audits of a journey on paper.</summary>
public sealed class SummaryReportTests
{
    [Theory]
    [InlineData("en", "1 of 3 touchpoints audited", "Strengths")]
    [InlineData("fr", "Points de contact audités : 1 sur 3", "Points forts")]
    public void It_has_scores_ours_beside_theirs_and_what_is_strong_and_weak(string language, string audited, string strengths)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language);
        var ours = Audit("Shop", 4, "Quick\nFriendly");
        var pdf = Paper.Read(new SummaryReport(new(Guid.NewGuid(), "A bike", ["", "", "", "", ""], 3, [ours], [new(Guid.NewGuid(), "Velox", [ours with { Scores = [2, 2, 2, 2, 2, 2], Score = 2 }])]), CriteriaSet.Usual).Write);

        foreach (var text in new[] { "A bike", "Velo, a day", audited, "Shop", "Quick", "Friendly", "Slow", "Velox", strengths, AuditLabels.Score(4), AuditLabels.Score(2) })
            pdf.Contains(text).ShouldBeTrue(text);
        pdf.UnmarkedContent.ShouldBeEmpty();
        pdf.MarkedWithoutParent.ShouldBe(0);
    }

    static LastAudit Audit(string name, short score, string strengths) =>
        new(Guid.NewGuid(), name, Stage.Decision, new(2026, 11, 2), [score, score, score, score, score, score], score, strengths, "Slow", [], []);
}
