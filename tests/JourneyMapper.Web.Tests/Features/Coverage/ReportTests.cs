using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Coverage.Report;
using JourneyMapper.Web.Tests.Shared.Printing;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>The coverage report on paper.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    CoverageRoom room = null!;
    ReportPrinter printer = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        printer = new(room.Contexts, room.Update, room.Portfolio, room.Trend, room.Query, Paper.Of(room.Contexts, room));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData("en", "Coverage report", "Page 1 of {0}")]
    [InlineData("fr", "Rapport de couverture", "Page 1 sur {0}")]
    public async Task The_report_has_a_page_for_all_and_then_each_journey(string language, string title, string foot)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language);
        await room.PutAsync(CoverageRoom.Journey("First journey"));
        await room.PutAsync(CoverageRoom.Journey("Зимний путь"));

        var pdf = PdfFile.Parse((await printer.PrintAsync(JourneyDatabase.Reader, new() { Sort = PortfolioSort.Title })).ToArray());

        (pdf.Title, pdf.Language).ShouldBe((title, language));
        pdf.IsTagged.ShouldBeTrue();
        pdf.Outline.Select(bookmark => bookmark.Title).ShouldBe([title, "First journey", "Зимний путь"], ignoreOrder: true);
        foreach (var text in (string[])["First journey", "Зимний путь", string.Format(CultureInfo.InvariantCulture, foot, pdf.Pages.Count)])
            WithoutSpace(pdf.Pages[0].Text).ShouldContain(WithoutSpace(text));
        pdf.UnmarkedContent.ShouldBeEmpty();
        pdf.MarkedWithoutParent.ShouldBe(0);
    }

    [Fact]
    public async Task Only_journeys_of_the_filter_and_of_the_workspace_are_in_it()
    {
        await room.PutAsync(CoverageRoom.Journey("Wanted"));
        await room.PutAsync(CoverageRoom.Journey("Another"));
        await room.PutAsync(CoverageRoom.Journey("Wanted by others"), workspace: JourneyDatabase.OtherWorkspace);

        var pdf = PdfFile.Parse((await printer.PrintAsync(JourneyDatabase.Reader, new() { Text = "wanted" })).ToArray());

        pdf.Contains("Wanted").ShouldBeTrue();
        pdf.Contains("Another").ShouldBeFalse();
        pdf.Contains("by others").ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_rule_finds_many_times_is_said_once_and_no_touchpoint_is_left_out()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        var journey = CoverageRoom.Journey("A bike");
        await room.PutAsync(journey);

        var text = WithoutSpace(string.Concat(PdfFile.Parse((await printer.PrintAsync(JourneyDatabase.Reader, new())).ToArray()).Pages.Select(page => page.Text)));

        Occurrences(text, "Nobody answers for 10 touchpoints.").ShouldBe(1);
        text.ShouldNotContain(WithoutSpace("Nobody answers for “"));
        foreach (var touchpoint in journey.Touchpoints)
            Occurrences(text, $"“{touchpoint.Name}”").ShouldBeGreaterThanOrEqualTo(2, "without owner and without KPI");
    }

    [Fact]
    public async Task Of_very_many_findings_the_first_are_listed_and_all_are_counted()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        const int Many = 160;
        var some = CoverageRoom.Journey("A bike");
        await room.PutAsync(some with { Touchpoints = [.. Enumerable.Range(0, Many).Select(i => some.Touchpoints[0] with { Id = Guid.NewGuid(), Name = $"Place {i}", Rank = Rank.Parse($"V{i:00000}") })] });
        await room.LinesAsync();
        var all = (await room.Portfolio.SummaryAsync(JourneyDatabase.Reader)).Findings;
        all.ShouldBeGreaterThan(ReportPrinter.MostFindings + 1);

        var text = WithoutSpace(string.Concat(PdfFile.Parse((await printer.PrintAsync(JourneyDatabase.Reader, new())).ToArray()).Pages.Select(page => page.Text)));

        Occurrences(text, $"Nobody answers for {Many} touchpoints.").ShouldBe(1);
        Occurrences(text, $"{all - ReportPrinter.MostFindings} more findings are listed").ShouldBe(1);
    }

    static int Occurrences(string text, string words) => text.Split(WithoutSpace(words)).Length - 1;

    static string WithoutSpace(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
