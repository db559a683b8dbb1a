using System.Globalization;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Changes;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Tests.Shared.Printing;

namespace JourneyMapper.Web.Tests.Features.Changes;

/// <summary>What has changed, on paper.</summary>
public sealed class ChangesReportTests
{
    static readonly ChangeReport Nothing = new()
    {
        Title = "A bike",
        Since = "Since May.",
        HasStart = true,
        From = new(2026, 5, 1),
        IsComplete = true,
        Map = new([], [], [], [], []),
        Scores = [],
        NewFindings = [],
        GoneFindings = [],
        Audits = [],
        Kpis = [],
        Experiments = [],
        Surveys = [],
        Opportunities = [],
        Catalogue = new KpiCatalogue(Domain.Catalogue.Kpis.All, "EUR"),
    };

    public ChangesReportTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    [Fact]
    public void Each_kind_of_change_has_its_section_and_what_is_empty_is_left_out()
    {
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Till", Rank = Rank.Between(null, null) };
        var pdf = Paper.Read(new ChangesReport(Nothing with
        {
            Map = new([new("Awareness", ["Poster", "Radio"])], [new("Loyalty", ["Club"])], ["Shop moved on."], [new(touchpoint, [new("Thought", "", "Why so long?")])], ["A goal came."]),
            Scores = [new("Whole journey", null, 40, 62)],
            NewFindings = [new(Severity.Serious, "No owner", "Nobody answers for it.")],
            Audits = [new("Shop", new(2026, 6, 2), 3.5m, null)],
            Kpis = [new("Newsletter", "open-rate", null, new LatestMeasurement(new(2026, 7, 1), 21), 25)],
            Experiments = [new("Button", "Till", new(2026, 8, 1), "Green", "It sells more.")],
            Surveys = [new("Delivery", 12)],
            Opportunities = [new("Shorter form", "Till", null)],
        }).Write);

        foreach (var text in new[] { "A bike", "Since May.", "Poster, Radio", "Club", "Shop moved on.", "Till", "Why so long?", "A goal came.", "62", "+22", "No owner", "Nobody answers for it.", "3.5", "Newsletter", "Green", "It sells more.", "Delivery", "Shorter form" })
            pdf.Contains(text).ShouldBeTrue(text);
        pdf.Contains("Findings that are gone").ShouldBeFalse();
        pdf.Outline.Count(bookmark => bookmark.Level == 2).ShouldBe(12);
        pdf.UnmarkedContent.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_longer_than_a_page_loses_nothing()
    {
        var words = Enumerable.Range(1, 2500).Select(i => $"w{i}x").ToList();
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Till", Rank = Rank.Between(null, null) };
        var pdf = Paper.Read(new ChangesReport(Nothing with { Map = new([], [], [], [new(touchpoint, [new("Thought", "", string.Join(' ', words))])], []) }).Write);

        pdf.Pages.Count.ShouldBeGreaterThan(1);
        var text = pdf.Text;
        words.ShouldAllBe(word => text.Contains(word));
    }
}
