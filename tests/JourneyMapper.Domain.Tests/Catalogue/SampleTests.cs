using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Tests.Catalogue;

/// <summary>A journey made from a sample looks as if people had worked with it for a year.</summary>
public sealed class SampleTests
{
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");
    static readonly Guid Owner = Guid.NewGuid();

    // The last day of a long month: months before it are shorter.
    static readonly DateOnly Today = new(2027, 3, 31);

    public static TheoryData<string> Ids => [.. Samples.All.Select(sample => sample.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_values_are_those_of_the_year_before_and_within_the_range_of_their_kpi(string id)
    {
        var made = Make(id, English);

        made.Measured.Select(series => (series.Touchpoint, series.Kpi)).ShouldBe(made.Journey.Touchpoints.SelectMany(touchpoint => touchpoint.Kpis.Select(target => (touchpoint.Id, target.Kpi))), ignoreOrder: true);
        foreach (var series in made.Measured)
        {
            var kpi = Kpis.Find(series.Kpi).ShouldNotBeNull();
            series.Measurements.Length.ShouldBeGreaterThanOrEqualTo(12);
            series.Measurements.ShouldAllBe(measurement => measurement.Check(kpi, Today) == null && measurement.Rounded() == measurement);
            series.Measurements.Zip(series.Measurements.Skip(1)).ShouldAllBe(pair => pair.First.On < pair.Second.On);
            series.Measurements[0].On.ShouldBeGreaterThan(Today.AddMonths(-17));
        }

        made.Journey.Touchpoints.SelectMany(touchpoint => touchpoint.Kpis).ShouldAllBe(target => target.Target == null || Kpis.Find(target.Kpi)!.Check(target.Target.Value) == null);
        made.Since.ShouldBe(made.Measured.SelectMany(series => series.Measurements).Select(measurement => measurement.On).Concat(made.Audits.Select(audit => audit.On)).Min());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_audits_are_complete_and_accepted_as_they_are_in_both_languages(string id)
    {
        var (english, french) = (Make(id, English), Make(id, French));

        foreach (var audit in english.Audits.Concat(french.Audits))
        {
            var (accepted, problems) = audit.Accept(Today);
            problems.ShouldBeEmpty();
            accepted.ShouldBe(audit);
            audit.Scores.Length.ShouldBe(AuditCriteria.All.Count);
            (audit.Strengths, audit.Weaknesses, audit.Evidence, audit.EvidenceNote).ShouldSatisfyAllConditions(
                texts => texts.Strengths.ShouldNotBeEmpty(), texts => texts.Weaknesses.ShouldNotBeEmpty(), texts => texts.Evidence.ShouldNotBeEmpty(), texts => texts.EvidenceNote.ShouldNotBeEmpty());
        }

        english.Audits.ShouldAllBe(audit => english.Journey.Find(audit.Touchpoint) != null);
        french.Audits.Select(Said).ShouldBe(english.Audits.Select(Said));
        french.Audits.Zip(english.Audits).ShouldAllBe(pair => pair.First.Strengths != pair.Second.Strengths && pair.First.EvidenceNote != pair.Second.EvidenceNote);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_the_same_each_time_but_for_its_ids(string id)
    {
        var (first, second) = (Make(id, English), Make(id, English));

        second.Measured.Select(series => series.Measurements).ShouldBe(first.Measured.Select(series => series.Measurements));
        second.Audits.Select(audit => (audit.On, audit.Strengths)).ShouldBe(first.Audits.Select(audit => (audit.On, audit.Strengths)));
        first.Audits.Concat(second.Audits).Select(audit => audit.Id).ShouldBeUnique();
        Samples.Find(id)!.Create(English, Today.AddDays(10), Owner).Measured[0].Measurements[^1].On.ShouldBe(first.Measured[0].Measurements[^1].On.AddDays(10));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_review_finds_something_to_do_but_not_everywhere(string id)
    {
        var made = Make(id, English);

        var review = Review(made);
        review.Journey.Points.ShouldBeInRange(35, 90);
        foreach (var rule in new[] { "no-owner", "no-kpi", "kpi-below-target", "audit-due", "audit-low" })
            review.Findings.ShouldContain(finding => finding.Rule == rule, rule);
        made.Journey.Touchpoints.Select(touchpoint => touchpoint.Owner).Distinct().ShouldBe([Owner, null], ignoreOrder: true);
        foreach (var state in new[] { KpiState.OnTarget, KpiState.WithinMargin, KpiState.Missed })
            States(made).ShouldContain(state);
    }

    [Fact]
    public void Among_them_is_a_kpi_without_a_target_and_one_that_was_not_measured_lately()
    {
        var all = Samples.All.Select(sample => sample.Create(English, Today, Owner)).ToList();

        all.SelectMany(States).ShouldContain(KpiState.NoTarget);
        all.SelectMany(made => Review(made).Findings).ShouldContain(finding => finding.Rule == "kpi-not-measured");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_road_bike_brings_a_year_of_its_funnel_and_two_experiments(string language)
    {
        var made = Make("road-bike", CultureInfo.GetCultureInfo(language));

        made.Counts.Select(counts => counts.Month).ShouldBe(Enumerable.Range(1, 12).Select(ago => new DateOnly(2027, 3, 1).AddMonths(ago - 13)));
        made.Counts.ShouldAllBe(counts => Funnel.Of(counts, _ => false).Steps.All(step => step.People > 0 && !step.IsGain));
        var money = made.Money.ShouldHaveSingleItem();
        var economics = Economics.Of(money.Lines, money.Terms);
        economics.Ratio.ShouldNotBeNull().ShouldBeInRange(1, 20);
        money.Lines.ShouldAllBe(line => line.Channel.Length == 0 || Channels.Find(line.Channel) != null);

        made.Experiments.Select(experiment => experiment.State).ShouldBe([ExperimentState.Decided, ExperimentState.Running]);
        foreach (var experiment in made.Experiments)
        {
            var (accepted, problems) = experiment.Accept();
            problems.ShouldBeEmpty();
            accepted.ShouldBe(experiment with { Variants = accepted.Variants });
            accepted.Variants.ShouldBe(experiment.Variants);
            experiment.Planned.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(experiment.Needed(Kpis.Find(experiment.Kpi!)!.Better).ShouldNotBeNull());
            made.Journey.Find(experiment.Touchpoint)!.Kpis.Find(experiment.Kpi!).ShouldNotBeNull();
            experiment.IsComplete.ShouldBe(experiment.State == ExperimentState.Decided);
        }
    }

    [Fact]
    public void The_beauty_brand_has_asked_its_customers_who_do_not_always_feel_what_it_believed()
    {
        var made = Make("content-first-beauty", English);
        var survey = made.Survey.ShouldNotBeNull();

        (survey.Plan with { ClosesOn = Today }).Check(Today).Errors.ShouldBeEmpty();
        survey.Plan.ClosesOn.ShouldNotBeNull().ShouldBeLessThan(Today);
        survey.Answers.Length.ShouldBeGreaterThanOrEqualTo(10);
        survey.Answers.ShouldAllBe(answer => answer.On > survey.MadeOn && answer.On <= survey.Plan.ClosesOn && answer.Answer.Name.Length == 0);
        var steps = survey.Answers.SelectMany(answer => answer.Answer.Steps).ToList();
        steps.ShouldAllBe(step => step.Item >= 1 && step.Item <= made.Journey.Touchpoints.Length && Math.Abs(step.Emotion) <= Limits.Emotion);
        survey.Answers.ShouldAllBe(answer => answer.Answer.Path.Distinct().Count() == answer.Answer.Path.Length);
        steps.GroupBy(step => step.Item!.Value).ShouldContain(met => Math.Abs(met.Average(step => step.Emotion) - made.Journey.Touchpoints[met.Key - 1].Emotion) >= 1);
        Make("content-first-beauty", French).Survey!.Answers.SelectMany(answer => answer.Answer.Steps).Count(step => step.Hurt.Length > 0).ShouldBe(steps.Count(step => step.Hurt.Length > 0));
        survey.Token.ShouldNotBe(Make("content-first-beauty", English).Survey!.Token);
    }

    [Fact]
    public void French_audits_have_their_own_apostrophes_and_no_break_spaces() => Samples.All
        .SelectMany(sample => sample.Create(French, Today, Owner).Audits)
        .SelectMany(audit => new[] { audit.Strengths, audit.Weaknesses, audit.EvidenceNote })
        .Where(text => text.Contains('\'', StringComparison.Ordinal) || text.Contains("« ", StringComparison.Ordinal) || ":;?!»%".Any(mark => text.Contains($" {mark}", StringComparison.Ordinal)))
        .ShouldBeEmpty();

    static NewJourney Make(string id, CultureInfo culture) => Samples.Find(id).ShouldNotBeNull().Create(culture, Today, Owner);

    // What one language lists, the other one does too.
    static (string Scores, int Strengths, int Weaknesses) Said(Audit audit) =>
        (string.Join(' ', audit.Scores), audit.Strengths.Split('\n').Length, audit.Weaknesses.Split('\n').Length);

    static IEnumerable<KpiState> States(NewJourney made) => made.Measured.Select(series =>
        made.Journey.Find(series.Touchpoint)!.Kpis.Find(series.Kpi)!.StateOf(Kpis.Find(series.Kpi)!, series.Measurements[^1].Value));

    static CoverageReview Review(NewJourney made) => CoverageReview.Of(new(
        made.Journey,
        new()
        {
            Audits = made.Audits.GroupBy(audit => audit.Touchpoint).ToDictionary(group => group.Key, group => group.MaxBy(audit => audit.On)!).ToDictionary(pair => pair.Key, pair => new LatestAudit(pair.Value.On, pair.Value.Mean!.Value)),
            Measurements = made.Measured.ToDictionary(series => (series.Touchpoint, series.Kpi), series => new LatestMeasurement(series.Measurements[^1].On, series.Measurements[^1].Value)),
        },
        new CoverageSettings(), Today));
}
