using System.Globalization;
using Bunit;
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
        var bars = Render<ScoreBars>(parameters => parameters.Add(b => b.Label, "Criteria").Add(b => b.Scores, [5, 4, 3, 2, 1, 1]).Add(b => b.Before, [5, 3, 3, 3, 1, 1]));
        var lines = bars.FindAll("li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        lines[0].ShouldBe($"{AuditCriteria.All[0].Name} 5 / 5");
        lines[1].ShouldBe($"{AuditCriteria.All[1].Name} 4 / 5 +1");
        lines[3].ShouldBe($"{AuditCriteria.All[3].Name} 2 / 5 −1");
        bars.FindAll(".track").ShouldAllBe(track => track.GetAttribute("aria-hidden") == "true");
    }
}
