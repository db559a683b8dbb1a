using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Catalogue;

/// <summary>What is built in is acceptable as it stands, in both languages.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Languages => ["en", "fr"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_touchpoint_of_the_catalogue_is_accepted_unchanged(string language)
    {
        CatalogueTouchpoints.All.Count.ShouldBe(40);
        foreach (var entry in CatalogueTouchpoints.All)
        {
            var touchpoint = entry.Create(entry.Stage, CultureInfo.GetCultureInfo(language));
            var (accepted, field, problem) = TouchpointFields.Set.Accept(touchpoint);
            problem.ShouldBeNull($"{entry.Id}, {field}");
            accepted.ShouldBe(touchpoint);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sample_is_a_journey_that_edits_would_have_made(string language)
    {
        Samples.All.Count.ShouldBe(3);
        foreach (var sample in Samples.All)
        {
            var journey = sample.Create(CultureInfo.GetCultureInfo(language));
            JourneyFields.Title.Accept(journey.Title).ShouldBe((journey.Title, null));
            JourneyFields.Scenario.Accept(journey.Scenario).ShouldBe((journey.Scenario, null));
            journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Rank)).ShouldBeUnique();
            Stages.All.ShouldAllBe(stage => journey.In(stage).Any());
            foreach (var touchpoint in journey.Touchpoints)
            {
                var (accepted, field, problem) = TouchpointFields.Set.Accept(touchpoint);
                problem.ShouldBeNull($"{sample.Id}, {touchpoint.Name}, {field}");
                accepted.ShouldBe(touchpoint);
            }
        }
    }

    [Fact]
    public void A_sample_gives_another_journey_each_time()
    {
        var (first, second) = (Samples.All[0].Create(CultureInfo.InvariantCulture), Samples.All[0].Create(CultureInfo.InvariantCulture));
        first.Id.ShouldNotBe(second.Id);
        first.Touchpoints.Select(touchpoint => touchpoint.Id).Intersect(second.Touchpoints.Select(touchpoint => touchpoint.Id)).ShouldBeEmpty();
        Picture.Of(first).ShouldNotBe(Picture.Of(Samples.All[1].Create(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Twenty_touchpoints_are_core_and_each_stage_has_some_of_both()
    {
        CatalogueTouchpoints.All.Count(touchpoint => touchpoint.Core).ShouldBe(20);
        Stages.All.ShouldAllBe(stage => CatalogueTouchpoints.All.Any(touchpoint => touchpoint.Stage == stage && touchpoint.Core)
            && CatalogueTouchpoints.All.Any(touchpoint => touchpoint.Stage == stage && !touchpoint.Core));
        CatalogueTouchpoints.All.Select(touchpoint => touchpoint.Id).ShouldBeUnique();
    }

    [Fact]
    public void Every_text_of_catalogue_and_channels_is_there_in_both_languages() =>
        CatalogueTouchpoints.All.SelectMany(touchpoint => new[] { touchpoint.Name, touchpoint.Description })
            .Concat(CatalogueTouchpoints.All.Select(touchpoint => touchpoint.Fact).OfType<LocalText>())
            .Concat(Channels.All.Select(channel => channel.Name))
            .Concat(KpiText)
            .Concat(AuditTexts)
            .ShouldAllBe(text => text.En.Trim().Length > 0 && text.Fr.Trim().Length > 0);

    [Fact]
    public void A_fact_has_the_same_figure_in_both_languages()
    {
        var facts = CatalogueTouchpoints.All.Select(touchpoint => touchpoint.Fact).OfType<LocalText>().ToList();
        facts.Count.ShouldBe(8);
        facts.ShouldAllBe(fact => Digits(fact.En).Length > 0 && Digits(fact.En) == Digits(fact.Fr));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sample_is_a_living_example(string language)
    {
        foreach (var sample in Samples.All)
        {
            var journey = sample.Create(CultureInfo.GetCultureInfo(language));
            sample.Personas.ShouldNotBeEmpty();
            journey.Touchpoints.ShouldAllBe(touchpoint => touchpoint.Description.Length > 0 && touchpoint.Action.Length > 0 && touchpoint.Thought.Length > 0
                && Channels.Find(touchpoint.Channel) != null);
            journey.Touchpoints.Where(touchpoint => touchpoint.Evidence == Evidence.Observed).ShouldAllBe(touchpoint => touchpoint.EvidenceSource.Length > 0);
            journey.Touchpoints.ShouldContain(touchpoint => touchpoint.Evidence == Evidence.Observed);
            journey.Touchpoints.ShouldContain(touchpoint => touchpoint.Importance == Importance.MomentOfTruth);
            journey.Touchpoints.ShouldContain(touchpoint => touchpoint.PainPoints.Length > 0);
            journey.Touchpoints.ShouldContain(touchpoint => touchpoint.Opportunities.Length > 0);
        }
    }

    [Fact]
    public void Both_languages_of_a_sample_say_as_much()
    {
        foreach (var sample in Samples.All)
        {
            var (english, french) = (sample.Create(CultureInfo.GetCultureInfo("en")), sample.Create(CultureInfo.GetCultureInfo("fr")));
            french.Touchpoints.Select(Filled).ShouldBe(english.Touchpoints.Select(Filled));
        }
    }

    [Fact]
    public void French_has_its_own_apostrophes_and_no_break_spaces() =>
        Samples.All.Select(sample => sample.Create(CultureInfo.GetCultureInfo("fr")))
            .SelectMany(journey => journey.Touchpoints
                .SelectMany(touchpoint => TouchpointFields.Set.All.Select(field => field.Read(touchpoint)))
                .Concat([journey.Title, journey.Scenario]))
            .Concat(CatalogueTouchpoints.All.SelectMany(touchpoint => new[] { touchpoint.Name.Fr, touchpoint.Description.Fr, touchpoint.Fact?.Fr ?? "" }))
            .Concat(Channels.All.Select(channel => channel.Name.Fr))
            .Concat(KpiText.Concat(AuditTexts).Select(text => text.Fr))
            .Where(text => text.Contains('\'', StringComparison.Ordinal) || text.Contains("« ", StringComparison.Ordinal)
                || ":;?!»%".Any(mark => text.Contains($" {mark}", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void Built_in_kpis_have_ids_of_their_own_and_a_range_that_makes_sense()
    {
        Kpis.All.Count.ShouldBe(16);
        Kpis.All.Select(kpi => kpi.Id).ShouldBeUnique();
        Kpis.All.ShouldAllBe(kpi => Kpi.IsId(kpi.Id) && Kpis.Find(kpi.Id) == kpi && (kpi.Most == null || kpi.Least < kpi.Most));
        Kpis.All.Where(kpi => kpi.Unit == KpiUnit.Percent).ShouldAllBe(kpi => kpi.Least == 0 && kpi.Most == 100);
        Kpis.All.Where(kpi => kpi.Better == Direction.Down).Select(kpi => kpi.Id).ShouldBe(["bounce-rate", "acquisition-cost", "cart-abandonment", "response-time", "shipping-cost", "return-rate"]);
        Kpis.Find("carrier-pigeons").ShouldBeNull();
    }

    [Theory]
    [InlineData("net-promoter-score", -100, null)]
    [InlineData("net-promoter-score", -100.1, ValueProblem.BelowLeast)]
    [InlineData("conversion-rate", 100, null)]
    [InlineData("conversion-rate", 100.01, ValueProblem.AboveMost)]
    [InlineData("time-on-site", -1, ValueProblem.BelowLeast)]
    [InlineData("time-on-site", 1e12, null)]
    [InlineData("time-on-site", 1.1e12, ValueProblem.TooLarge)]
    public void A_value_outside_the_range_of_its_kpi_is_refused_with_the_reason(string kpi, double value, ValueProblem? problem) =>
        Kpis.Find(kpi).ShouldNotBeNull().Check((decimal)value).ShouldBe(problem);

    [Fact]
    public void An_audit_asks_six_questions_and_names_what_it_rests_on()
    {
        AuditCriteria.All.Count.ShouldBe(6);
        AuditCriteria.All.Select(criterion => criterion.Id).ShouldBeUnique();
        AuditCriteria.Optional.Select(criterion => criterion.Id).ShouldBe(["response-time"]);
        AuditCriteria.All.Concat(AuditCriteria.Optional).ShouldAllBe(criterion => AuditCriteria.Find(criterion.Id) == criterion && criterion.Question.En.EndsWith('?') && criterion.Question.Fr.EndsWith('?'));
        AuditCriteria.Evidence.Select(kind => kind.Id).ShouldBe(["analytics", "feedback", "user-test", "competitors", "assumption"]);
        AuditCriteria.Evidence.ShouldAllBe(kind => AuditCriteria.FindEvidence(kind.Id) == kind);
    }

    static IEnumerable<LocalText> KpiText => Kpis.All.Select(kpi => kpi.Name).Concat(Kpis.All.Select(kpi => kpi.Benchmark).OfType<LocalText>());

    static IEnumerable<LocalText> AuditTexts =>
        AuditCriteria.All.Concat(AuditCriteria.Optional).SelectMany(criterion => new[] { criterion.Name, criterion.Question }).Concat(AuditCriteria.Evidence.Select(kind => kind.Name));

    static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // How many lines each field of several lines has: what one language lists, the other one does too.
    static (int Pains, int Opportunities, bool Source) Filled(Touchpoint touchpoint) =>
        (touchpoint.PainPoints.Split('\n').Length, touchpoint.Opportunities.Split('\n').Length, touchpoint.EvidenceSource.Length > 0);
}
