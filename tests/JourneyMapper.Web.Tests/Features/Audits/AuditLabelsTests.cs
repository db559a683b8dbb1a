using System.Globalization;
using Bunit;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Features.Audits;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>What people read about audits.</summary>
public sealed class AuditLabelsTests : BunitContext
{
    static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("en", -41, "41 days overdue")]
    [InlineData("en", -1, "1 day overdue")]
    [InlineData("en", 0, "Due today")]
    [InlineData("en", 1, "In 1 day")]
    [InlineData("fr", 30, "Dans 30 jours")]
    [InlineData("fr", -2, "2 jours de retard")]
    [InlineData("fr", 31, "")]
    public void Urgency_is_said_in_days(string language, int days, string expected)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            AuditLabels.Urgency(Today.AddDays(days), Today).ShouldBe(expected);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    [Theory]
    [InlineData("https://example.org/study?a=1", true)]
    [InlineData("http://example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,hello", false)]
    [InlineData("//example.org", false)]
    [InlineData("Interviews of 12 May", false)]
    public void Only_addresses_of_the_web_become_links(string note, bool link)
    {
        var line = Render<EvidenceLine>(parameters => parameters.Add(l => l.Kind, "feedback").Add(l => l.Note, note));
        line.FindAll("a").Count.ShouldBe(link ? 1 : 0);
        line.Markup.ShouldContain("Customer feedback");
    }

    [Fact]
    public void The_picture_of_the_scores_says_them_in_words()
    {
        var bars = Render<ScoreBars>(parameters => parameters.Add(b => b.Label, "Criteria").Add(b => b.Lines, Lines([5, 4, 3, 2, 1, 1], [5, 3, 3, 3, 1, 1], [4, 4, 4, 4, 4, 4])).Add(b => b.Names, ["Velo & Co"]));
        var lines = bars.FindAll("li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        lines[0].ShouldBe($"{AuditCriteria.All[0].Name} 5 / 5 Velo & Co 4 / 5");
        lines[1].ShouldBe($"{AuditCriteria.All[1].Name} 4 / 5 +1 Velo & Co 4 / 5");
        lines[3].ShouldBe($"{AuditCriteria.All[3].Name} 2 / 5 −1 Velo & Co 4 / 5");
        bars.FindAll(".track").ShouldAllBe(track => track.GetAttribute("aria-hidden") == "true");
    }

    [Theory]
    [InlineData("en", "Ours is 1.5 worse than Velo & Co. Ahead in: Clarity of message. Behind in: Ease of use, Responsiveness of support, Relevance of the offer, Consistency with other touchpoints, Continuity across channels.")]
    [InlineData("fr", "Le nôtre fait 1,5 de moins que Velo & Co. En avance sur\u00a0: Clarté du message.")]
    public void The_difference_from_a_competitor_is_said_in_words(string language, string expected)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            AuditLabels.Against(CriteriaSet.Usual, Entry([5, 3, 2, 2, 2, 1], ["response-time"], [1]), new(Guid.NewGuid(), "Velo & Co", Entry([4, 4, 4, 4, 4, 4], [], []))).ShouldStartWith(expected);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    static IReadOnlyList<ScoreLine> Lines(short[] scores, short[] before, short[] theirs) => ScoreLine.Of(CriteriaSet.Usual, Entry(scores, [], []), Entry(before, [], []), Entry(theirs, [], []));

    static AuditEntry Entry(short[] scores, string[] others, short[] otherScores) => new(Guid.NewGuid(), Guid.NewGuid(), Today, Guid.NewGuid(), "Ann", scores, 3, "", "", "", "", others, otherScores);
}
