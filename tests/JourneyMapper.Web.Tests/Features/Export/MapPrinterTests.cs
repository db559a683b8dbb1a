using System.Collections.Immutable;
using System.Text.RegularExpressions;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Tests.Features.Export;

public sealed class MapPrinterTests(MapPrinting printing) : IClassFixture<MapPrinting>
{
    [Theory]
    [InlineData("", 842, 595, 1)]
    [InlineData("layout=stages", 842, 595, 5)]
    [InlineData("paper=a4&orientation=portrait", 595, 842, 5)]
    [InlineData("paper=a3&layout=stages", 1191, 842, 5)]
    [InlineData("paper=tabloid", 1224, 792, 1)]
    [InlineData("paper=letter&layout=tiled", 792, 612, 3)]
    [InlineData("paper=letter&orientation=portrait&layout=tiled", 612, 792, 4)]
    public async Task Pages_have_the_size_asked_for_and_each_says_which_it_is(string query, double width, double height, int pages)
    {
        var pdf = await printing.PrintAsync(Maps.Of(2, 3, 3, 2, 2), query);

        pdf.Pages.Count.ShouldBe(pages);
        pdf.Pages.ShouldAllBe(page => Math.Abs(page.Width - width) < 1 && Math.Abs(page.Height - height) < 1);
        for (var i = 0; i < pages; i++)
        {
            pdf.Pages[i].Text.ShouldContain($"Page {i + 1} of {pages}");
            pdf.Pages[i].Text.ShouldContain("Buying a bicycle");
            pdf.Pages[i].Text.ShouldContain("Opportunities");
        }
    }

    [Theory]
    [InlineData("en", new[] { "Awareness", "Consideration", "Decision", "Retention", "Loyalty" })]
    [InlineData("fr", new[] { "Sensibilisation", "Considération", "Décision", "Rétention", "Fidélité" })]
    public async Task Bookmarks_lead_to_the_five_stages_in_the_readers_language(string language, string[] stages)
    {
        var pdf = await printing.PrintAsync(Maps.Of(7, 3, 0, 3, 2), "layout=stages", language);

        pdf.Language.ShouldBe(language);
        pdf.Title.ShouldBe("Buying a bicycle");
        pdf.IsTagged.ShouldBeTrue();
        pdf.Outline.Select(entry => (entry.Title, entry.Level)).ShouldBe([("Buying a bicycle", 1), .. stages.Select(stage => (stage, 2))]);
        pdf.Outline.Select(entry => entry.Page).ShouldBe([1, 1, 3, 4, 4, 5]);
    }

    [Theory]
    [InlineData("paper=a4")]
    [InlineData("paper=a3&layout=tiled")]
    [InlineData("paper=poster")]
    public async Task Every_text_of_every_touchpoint_is_there_once(string query)
    {
        var journey = Maps.Of(7, 3, 0, 3, 2);

        ShouldHaveEachOnce(await printing.PrintAsync(journey, query), journey.Touchpoints.SelectMany(Texts));
    }

    [Fact]
    public async Task A_map_comes_on_one_sheet_where_its_text_stays_legible_and_otherwise_by_stages()
    {
        (await printing.PrintAsync(Maps.Of(2, 2, 2, 2, 2))).Pages.Count.ShouldBe(1);
        (await printing.PrintAsync(Maps.Of(8, 8, 8, 8, 8))).Pages.Count.ShouldBeGreaterThan(5);
        (await printing.PrintAsync(Maps.Of(8, 8, 8, 8, 8), "layout=oneSheet")).Pages.Count.ShouldBe(1);
        printing.Printer.Plan(Maps.Of(8, 8, 8, 8, 8), new() { Layout = PrintLayout.OneSheet }).TextSize.ShouldBeInRange(1, 5);
        printing.Printer.Plan(Maps.Of(2, 2, 2, 2, 2), new()).ShouldSatisfyAllConditions(paging => paging.Layout.ShouldBe(PrintLayout.OneSheet), paging => paging.TextSize.ShouldBeGreaterThanOrEqualTo(5));
        (await printing.CountOutsideAsync(Maps.Of(8, 8, 8, 8, 8), "layout=oneSheet")).ShouldBe(0);
    }

    [Fact]
    public async Task Chosen_fields_are_rows_and_chosen_lists_follow()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("en");
        var owner = Guid.NewGuid();
        var journey = Maps.Of([1, 1, 1, 1, 1], touchpoint => touchpoint with
        {
            Description = $"Described{touchpoint.Name}",
            Owner = owner,
            Evidence = Evidence.Observed,
            EvidenceSource = "Interviews",
            EvidenceDate = new(2026, 3, 1),
        });
        journey = journey with { Opportunities = [new() { Id = Guid.NewGuid(), Rank = Domain.Records.Rank.Between(null, null), Touchpoint = journey.Touchpoints[0].Id, Title = "Answer within the hour", Impact = 4, Due = new(2026, 12, 24) }] };
        var options = new PrintOptions
        {
            Fields = PaperFields.All,
            HasOpportunities = true,
            HasComments = true,
            Members = new Dictionary<Guid, string> { [owner] = "Ann Author" },
            Threads = [new("Store", [new("Ben Berg", "1 Nov 2026", "Is it open on Sundays?")])],
        };

        var text = PdfFile.Parse((await printing.Printer.PrintAsync(journey, options)).ToArray()).Text;

        foreach (var printed in new[] { "Description", "DescribedNamea0x", "Ann Author", "Interviews", "Answer within the hour", "Is it open on Sundays?", "Ben Berg" })
            text.ShouldContain(printed);
        text.ShouldNotContain(owner.ToString());
        var bare = PdfFile.Parse((await printing.Printer.PrintAsync(journey, options with { Fields = [], HasOpportunities = false, HasComments = false, Threads = [] })).ToArray()).Text;
        foreach (var absent in new[] { "Described", "Ann Author", "Interviews", "Due", "Sundays" })
            bare.ShouldNotContain(absent);
    }

    [Fact]
    public async Task Lanes_left_out_are_absent()
    {
        var pdf = await printing.PrintAsync(Maps.Of(2, 1, 1, 1, 1), "lanes=thought,painPoints");

        ShouldHaveEachOnce(pdf, ["Namea0x", "Thoughta0x", "Paina0x"]);
        foreach (var absent in new[] { "Actiona0x", "Chancea0x", "Customer action", "Opportunities", "Very positive" })
            pdf.Text.ShouldNotContain(absent);
    }

    [Fact]
    public async Task What_is_measured_is_printed_with_values_and_states()
    {
        var made = Samples.All[0].Create(new("fr"), new(2026, 11, 22), Guid.NewGuid());

        var pdf = await printing.PrintAsync(made.Journey, language: "fr", kpis: Figures(made));
        var text = pdf.Text.Replace('\u202f', ' ').Replace('\u00a0', ' ');
        foreach (var printed in new[] { "Indicateurs", "Taux de conversion", "2,08 %", "48,50 €", "205 s", "Objectif atteint", "Dans la marge", "Objectif manqué", "Sans objectif" })
            text.ShouldContain(printed);
        foreach (var icon in new[] { "monitoring", "check_circle", "warning", "cancel", "flag" })
            text.ShouldNotContain(icon);

        (await printing.PrintAsync(made.Journey, "lanes=thought", "fr", Figures(made))).Text.ShouldNotContain("Taux de conversion");
        (await printing.PrintAsync(made.Journey with { Touchpoints = [.. made.Journey.Touchpoints.Select(touchpoint => touchpoint with { Kpis = [] })] }, language: "fr")).Text.ShouldNotContain("Indicateurs");
    }

    [Theory]
    [InlineData("en", "Lowest moment")]
    [InlineData("fr", "Pire moment")]
    public async Task The_lowest_moment_is_named_once_in_the_readers_language(string language, string name)
    {
        var made = Samples.All[0].Create(new(language), new(2026, 11, 22), Guid.NewGuid());
        var text = (await printing.PrintAsync(made.Journey, language: language)).Text.Replace('\u00a0', ' ');
        Regex.Count(text, name).ShouldBe(1);
        (await printing.PrintAsync(made.Journey, "lanes=thought", language)).Text.ShouldNotContain(name);
    }

    [Theory]
    [InlineData("paper=a4")]
    [InlineData("paper=letter&orientation=portrait&layout=tiled")]
    [InlineData("paper=poster")]
    public async Task No_figure_lies_outside_its_page_however_many_there_are(string query)
    {
        var catalogue = new KpiCatalogue([.. Domain.Catalogue.Kpis.All, new Kpi("own", new(Words("Own", Limits.Name), Words("Own", Limits.Name)), KpiUnit.Money, Direction.Up, null, null, null)], "EUR");
        var journey = Maps.Of([2, 3, 4, 1, 6], touchpoint => touchpoint with { Kpis = [new KpiTarget("own", 1, 1), .. Domain.Catalogue.Kpis.All.Take(Limits.Kpis - 1).Select(kpi => new KpiTarget(kpi.Id, 5, 1))] });
        var values = journey.Kpis.ToDictionary(pair => pair, pair => ImmutableArray.Create<Measurement>(new(new(2026, 11, 1), 123_456_789_012.34m), new(new(2026, 11, 8), 999_999_999_999.99m)));

        (await printing.CountOutsideAsync(journey, query, KpiLane.Empty.With(journey, catalogue, values))).ShouldBe(0);
    }

    [Fact]
    public async Task Heads_of_stages_say_on_paper_how_many_go_on()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("en");
        var printed = await printing.Printer.PrintAsync(Maps.Of(3, 3, 3, 2, 2), new() { Counts = new(new(2026, 10, 1), [1200, 408, null, null, null]) });
        PdfFile.Parse(printed.ToArray()).Text.ShouldContain("1,200 → 34%");
    }

    [Fact]
    public async Task A_poster_is_one_page_as_large_as_its_map()
    {
        var small = (await printing.PrintAsync(Maps.Of(2, 3, 3, 2, 2), "paper=poster")).Pages.ShouldHaveSingleItem();
        var large = (await printing.PrintAsync(Maps.Of(4, 6, 6, 4, 4), "paper=poster")).Pages.ShouldHaveSingleItem();

        large.Height.ShouldBe(small.Height, 2);
        large.Width.ShouldBeGreaterThan(small.Width * 1.8);
    }

    [Fact]
    public async Task A_poster_of_the_largest_map_keeps_within_what_a_pdf_can_hold()
    {
        var journey = Maps.Of(200, 200, 200, 200, 200);

        var pdf = await printing.PrintAsync(journey, "paper=poster");

        pdf.Pages.ShouldHaveSingleItem().Width.ShouldBeInRange(14_000, 14_400);
        ShouldHaveEachOnce(pdf, journey.Touchpoints.Select(touchpoint => touchpoint.Name));
    }

    [Fact]
    public async Task Five_hundred_touchpoints_are_all_there()
    {
        var journey = Maps.Of(100, 100, 100, 100, 100);

        var pdf = await printing.PrintAsync(journey, "paper=a3");

        ShouldHaveEachOnce(pdf, journey.Touchpoints.SelectMany(Texts));
        pdf.Pages[^1].Text.ShouldContain($"Page {pdf.Pages.Count} of {pdf.Pages.Count}");
        pdf.Outline.Count.ShouldBe(6);
    }

    [Fact]
    public async Task The_longest_texts_lose_nothing()
    {
        var journey = Maps.Of([2, 3, 4, 1, 6], touchpoint => touchpoint with
        {
            Name = Words(touchpoint.Name, Limits.Name),
            Action = Words(touchpoint.Action, Limits.Text),
            Thought = Words(touchpoint.Thought, Limits.Text),
            PainPoints = Words(touchpoint.PainPoints, Limits.Text),
            Opportunities = Words(touchpoint.Opportunities, Limits.Text),
        });

        var pdf = await printing.PrintAsync(journey with { Title = Words("Title", Limits.Name), Scenario = Words("Scenario", Limits.Text) });

        ShouldHaveEachOnce(pdf, journey.Touchpoints.SelectMany(touchpoint => Texts(touchpoint).Skip(1)).SelectMany(text => text.Split(' ')));
        foreach (var word in journey.Touchpoints.SelectMany(touchpoint => touchpoint.Name.Split(' ')))
            pdf.Text.ShouldContain(word);
    }

    [Theory]
    [InlineData("paper=a4")]
    [InlineData("paper=letter&orientation=portrait&layout=tiled")]
    public async Task Nothing_lies_outside_its_page(string query)
    {
        var journey = Maps.Of([2, 3, 4, 1, 6], touchpoint => touchpoint with
        {
            Name = Words(touchpoint.Name, Limits.Name),
            Action = Words(touchpoint.Action, 600),
            PainPoints = string.Join('\n', Enumerable.Range(0, 12).Select(i => $"{touchpoint.PainPoints} {i}")),
        });

        (await printing.CountOutsideAsync(journey, query)).ShouldBe(0);
    }

    [Fact]
    public async Task Hundreds_of_lines_in_one_cell_are_made_smaller_rather_than_cut_off()
    {
        var journey = Maps.Of([1, 1, 0, 0, 0], touchpoint => touchpoint with { PainPoints = string.Join('\n', Enumerable.Range(100, 240)) });

        (await printing.CountOutsideAsync(journey, "paper=a4")).ShouldBe(0);
    }

    [Fact]
    public async Task Lanes_are_equally_high_on_pages_that_hang_side_by_side()
    {
        var journey = Maps.Of([3, 3, 3, 3, 3], touchpoint => touchpoint.Stage == Stage.Decision ? touchpoint with { Thought = Words("word", 90) } : touchpoint);

        var pdf = await printing.PrintAsync(journey, "layout=tiled&lanes=action,thought,emotion,painPoints");

        // Lines between rows: as wide as a stage, and a pixel high.
        pdf.Pages.Count.ShouldBeGreaterThan(1);
        pdf.Shapes.Where(shape => shape.Top - shape.Bottom < 1.5 && shape.Right - shape.Left > 72).GroupBy(shape => shape.Page, shape => Math.Round(2 * shape.Top) / 2)
            .Select(page => string.Join(' ', page.Distinct().OrderDescending())).Distinct().ShouldHaveSingleItem().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_journey_without_touchpoints_prints_its_empty_stages()
    {
        var pdf = await printing.PrintAsync(Maps.Of(0, 0, 0, 0, 0));

        pdf.Pages.Count.ShouldBe(1);
        pdf.Outline.Count.ShouldBe(6);
        Regex.Count(pdf.Text, "No touchpoint", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(5);
    }

    [Theory]
    [InlineData("Ταξίδι")]
    [InlineData("Путь")]
    [InlineData("客户旅程")]
    [InlineData("カスタマー")]
    [InlineData("고객 여정")]
    [InlineData("رحلة")]
    [InlineData("מסע")]
    [InlineData("😀👍🏽")]
    public async Task Any_script_is_printed_in_fonts_of_the_application(string text)
    {
        var pdf = await printing.PrintAsync(Maps.Of([1, 0, 0, 0, 0], touchpoint => touchpoint with { Name = text, Action = text, Thought = text, PainPoints = text, Opportunities = text }));

        Regex.Count(Regex.Replace(pdf.Text, @"\s", "", RegexOptions.None, TimeSpan.FromSeconds(5)), Regex.Escape(text.Replace(" ", "", StringComparison.Ordinal)), RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(5, pdf.Text);
        pdf.Fonts.ShouldNotContain(font => font.Kind == "Type3");
    }

    [Fact]
    public async Task Icons_leave_no_words_behind()
    {
        var pdf = await printing.PrintAsync(Samples.All[0].Create(new("en")));

        foreach (var icon in new[] { "touch_app", "directions_walk", "visibility", "sentiment", "star" })
            pdf.Text.ShouldNotContain(icon);
        pdf.Fonts.ShouldNotContain(font => font.Kind == "Type3");
    }

    [Fact]
    public async Task A_print_that_is_cancelled_ends()
    {
        using var cancellation = new CancellationTokenSource();
        var steps = new CancelAt(PrintPhase.Rendering, cancellation);

        await printing.Printer.PrintAsync(Maps.Of(50, 50, 50, 50, 50), new(), steps, cancellation: cancellation.Token).ShouldThrowAsync<OperationCanceledException>();
        (await printing.PrintAsync(Maps.Of(1, 0, 0, 0, 0))).Pages.Count.ShouldBe(1);
    }

    static KpiLane Figures(NewJourney made) => KpiLane.Empty.With(made.Journey, new KpiCatalogue(Domain.Catalogue.Kpis.All, "EUR"), made.Measured.ToDictionary(series => (series.Touchpoint, series.Kpi), series => series.Measurements));

    static IEnumerable<string> Texts(Touchpoint touchpoint) => [touchpoint.Name, touchpoint.Action, touchpoint.Thought, touchpoint.PainPoints, touchpoint.Opportunities];

    // Words that occur nowhere else, so that each can be found again.
    static string Words(string stem, int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => $"{stem}y{i}z "))[..length];
        return text[..text.LastIndexOf(' ')];
    }

    static void ShouldHaveEachOnce(PdfFile pdf, IEnumerable<string> texts)
    {
        // The words of these maps, also where a line ends: what is copied has no blank there.
        var counts = Regex.Matches(pdf.Text, @"\p{Lu}\p{Ll}+\d+x(y\d+z)?", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(20)).GroupBy(match => match.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        texts.Where(text => counts.GetValueOrDefault(text) != 1).ShouldBeEmpty();
    }

    sealed class CancelAt(PrintPhase phase, CancellationTokenSource cancellation) : IProgress<PrintProgress>
    {
        public void Report(PrintProgress value)
        {
            if (value.Phase == phase)
                cancellation.Cancel();
        }
    }
}
