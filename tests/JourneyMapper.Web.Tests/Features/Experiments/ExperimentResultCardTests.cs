using System.Globalization;
using Bunit;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Features.Experiments;

/// <summary>What figures show is said in plain words, in both languages.</summary>
public sealed class ExperimentResultCardTests : UiContext
{
    static readonly KpiCatalogue Catalogue = new(Domain.Catalogue.Kpis.All, "EUR");

    static readonly Experiment Experiment = ExperimentRoom.Of(new() { Id = Guid.NewGuid(), Stage = default, Name = "Shop" }, first: 100, second: 140);

    public ExperimentResultCardTests() => Speak("en");

    [Fact]
    public void A_difference_is_told_with_its_interval_its_p_value_and_the_test()
    {
        var card = Show(Experiment);
        card.Find(".experiment-headline").TextContent.ShouldBe("Short is better than As before.");
        // 10 % against 14 %: z = 2.75, by hand.
        Row(card, "Short").ShouldBe(["1,000", "140", "14%", "+4 pp", "+1.16 pp to +6.84 pp", "0.006", "+40.0%"]);
        Row(card, "As before").ShouldBe(["1,000", "100", "10%", "–", "–", "–", "–"]);
        card.Markup.ShouldContain("Two-proportion z test");
        card.Find("svg[role=img]").GetAttribute("aria-label").ShouldBe("Short: +4 pp; 95% interval from +1.16 pp to +6.84 pp");
        card.FindAll(".experiment-warning").ShouldBeEmpty();
    }

    [Fact]
    public void Peeking_small_counts_and_too_small_a_plan_are_warned_of()
    {
        var card = Show(Experiment with { Planned = 5000, Baseline = 10, Effect = 1, Variants = [.. Experiment.Variants.Select((variant, place) => variant with { Conversions = 2 + place })] });
        card.FindAll(".experiment-warning").Select(warning => warning.TextContent.Trim()[..16]).ShouldBe(["Too early to tel", "The z test is no"]);
        card.Find(".experiment-headline").TextContent.ShouldBe("There is not enough data to tell.");
        card.Find("progress").GetAttribute("value").ShouldBe("1000");
        card.Markup.ShouldContain("Planned are 5,000 for each variant, needed are 14,751");
    }

    [Fact]
    public void A_KPI_that_should_fall_turns_the_verdict_round()
    {
        Show(Experiment with { Kpi = ExperimentRoom.Bounce }).Find(".experiment-headline").TextContent.ShouldBe("As before is better than Short.");
    }

    [Fact]
    public void Several_variants_say_how_they_are_corrected()
    {
        var card = Show(Experiment with { Variants = Experiment.Variants.Add(new() { Id = Guid.NewGuid(), Name = "Third", Count = 1000, Conversions = 110 }) });
        card.Markup.ShouldContain("97.5% interval");
        card.Markup.ShouldContain("2 variants are compared with As before");
        card.FindAll("svg[role=img]").Count.ShouldBe(2);
    }

    [Fact]
    public void Means_are_told_in_the_unit_of_their_KPI_and_in_French()
    {
        Speak("fr");
        var card = Show(Experiment with
        {
            Kind = ExperimentKind.Mean,
            Kpi = null,
            Variants = [Experiment.Variants[0] with { Mean = 40, Deviation = 10 }, Experiment.Variants[1] with { Mean = 41.6m, Deviation = 12 }],
        });
        card.Find(".experiment-headline").TextContent.ShouldBe("Short fait mieux que As before.");
        Row(card, "Short").ShouldBe(["1 000", "41,6", "12", "+1,6", "+0,63 à +2,57", "0,001", "+4,0 %"]);
        card.Markup.ShouldContain("Test t de Welch");
    }

    [Fact]
    public void Without_figures_it_says_how_to_enter_them() =>
        Show(Experiment with { Variants = [.. Experiment.Variants.Select(variant => variant with { Count = 0, Conversions = 0 })] }).Markup.ShouldContain("No figures yet.");

    // Blanks that do not break are as good as others here.
    static IEnumerable<string> Row(IRenderedComponent<ExperimentResultCard> card, string variant) =>
        card.FindAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.StartsWith(variant, StringComparison.Ordinal)).QuerySelectorAll("td")
            .Select(cell => cell.TextContent.Replace('\u00a0', ' ').Replace('\u202f', ' '));

    IRenderedComponent<ExperimentResultCard> Show(Experiment experiment) =>
        Render<ExperimentResultCard>(parameters => parameters.Add(card => card.Experiment, experiment).Add(card => card.Catalogue, Catalogue));

    static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
