using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Tests.Features.Coverage;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>What is wrong twelve times is one row of the list that opens, and stays open while people edit.</summary>
public sealed class FindingsPanelTests : UiContext
{
    static readonly CoverageContext Context = new(new CoverageSnapshot(), CoverageSettings.Default, new HashSet<FindingKey>(), new(2026, 11, 22), new(Domain.Catalogue.Kpis.All, "EUR"));

    readonly HashSet<string> open = [];
    readonly List<Remedy> mended = [];

    public FindingsPanelTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    [Fact]
    public void Several_findings_of_a_rule_are_one_row_that_opens_to_all_of_them()
    {
        var panel = Show(CoverageRoom.Journey("A bike"));
        var owner = Row(panel, "No owner");
        owner.TextContent.ShouldContain("Nobody answers for 10 touchpoints.");
        owner.GetAttribute("aria-expanded").ShouldBe("false");
        panel.FindAll(".finding").ShouldNotContain(finding => finding.TextContent.Contains("Nobody answers", StringComparison.Ordinal));

        owner.Click();

        Row(panel, "No owner").GetAttribute("aria-expanded").ShouldBe("true");
        var list = panel.Find($"#{Row(panel, "No owner").GetAttribute("aria-controls")}");
        list.GetAttribute("role").ShouldBe("list");
        list.Children.Length.ShouldBe(10);
        list.Children.ShouldAllBe(item => item.GetAttribute("role") == "listitem");
        list.Children[0].QuerySelector("button.link")!.Click();
        mended.ShouldHaveSingleItem().ShouldBeOfType<Remedy.EditField>().Field.ShouldBe(TouchpointFields.Owner);
    }

    [Fact]
    public void One_finding_of_a_rule_stays_as_it_is()
    {
        var journey = Owned(CoverageRoom.Journey("A bike"), but: 1);
        var panel = Show(journey);
        panel.FindAll(".rule-head").ShouldNotContain(row => row.TextContent.Contains("No owner", StringComparison.Ordinal));
        var finding = panel.FindAll(".finding").Single(item => item.TextContent.Contains("Nobody answers", StringComparison.Ordinal));
        finding.QuerySelector("b")!.TextContent.ShouldBe("No owner");
        finding.HasAttribute("role").ShouldBeFalse();
    }

    [Fact]
    public void What_is_open_stays_open_when_others_edit_and_when_one_comes_back()
    {
        var journey = CoverageRoom.Journey("A bike");
        var panel = Show(journey);
        Row(panel, "No owner").Click();

        Change(panel, Owned(journey, but: 4));
        panel.Find("#findings-no-owner").Children.Length.ShouldBe(4);
        Change(panel, Owned(journey, but: 1));
        Row(panel, "No owner").GetAttribute("aria-expanded").ShouldBe("true", "whoever stands in the row keeps the focus");
        panel.Find("#findings-no-owner").Children.Length.ShouldBe(1);

        Show(journey).Find("#findings-no-owner").Children.Length.ShouldBe(10, "another panel of the same page");
    }

    [Fact]
    public void The_only_finding_of_a_rule_stays_in_sight_when_a_second_one_comes()
    {
        var journey = CoverageRoom.Journey("A bike");
        var panel = Show(Owned(journey, but: 1));
        Change(panel, Owned(journey, but: 2));
        Row(panel, "No owner").GetAttribute("aria-expanded").ShouldBe("true");
        panel.Find("#findings-no-owner").Children.Length.ShouldBe(2);
    }

    [Fact]
    public void The_most_urgent_rule_is_first_and_exceptions_make_none_urgent()
    {
        var journey = CoverageRoom.Journey("A bike");
        var findings = Context.Review(journey).Findings;
        var groups = FindingGroup.Of(findings);
        groups.Select(group => group.Findings.Max(finding => finding.Priority)).ShouldBeInOrder(SortDirection.Descending);
        groups.Sum(group => group.Findings.Count).ShouldBe(findings.Length);
        groups.Count.ShouldBe(findings.Select(finding => finding.Rule).Distinct().Count());

        var first = groups[0].Rule;
        var accepted = FindingGroup.Of(findings.Select(finding => finding with { Accepted = finding.Rule == first }));
        accepted[^1].Rule.ShouldBe(first);
        accepted[^1].Accepted.ShouldBe(accepted[^1].Findings.Count);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Each_rule_says_how_often_it_finds_something(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language);
        foreach (var rule in CoverageRules.All)
            FindingText.Many(rule.Id, 1234).ShouldContain(1234.ToString("N0", CultureInfo.CurrentCulture), customMessage: rule.Id);
    }

    static IElement Row(IRenderedComponent<FindingsPanel> panel, string rule) => panel.FindAll(".rule-head").Single(row => row.QuerySelector("b")!.TextContent == rule);

    // The last ones have nobody who answers for them.
    static Journey Owned(Journey journey, int but) => journey with
    {
        Touchpoints = [.. journey.Touchpoints.Select((touchpoint, index) => index < journey.Touchpoints.Length - but ? touchpoint with { Owner = Guid.Parse("0193500000007000800000000000000a") } : touchpoint)],
    };

    static void Change(IRenderedComponent<FindingsPanel> panel, Journey journey) =>
        panel.Render(parameters => parameters.Add(shown => shown.Journey, journey).Add(shown => shown.Review, Context.Review(journey)));

    IRenderedComponent<FindingsPanel> Show(Journey journey) => Render<FindingsPanel>(parameters => parameters
        .Add(panel => panel.Journey, journey).Add(panel => panel.Review, Context.Review(journey)).Add(panel => panel.Context, Context)
        .Add(panel => panel.CanEdit, true).Add(panel => panel.OpenRules, open).Add(panel => panel.OnMend, mended.Add));
}
