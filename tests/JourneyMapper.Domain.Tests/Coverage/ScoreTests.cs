using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Coverage;

public sealed class ScoreTests
{
    [Fact]
    public void A_sound_journey_scores_a_hundred_everywhere()
    {
        var review = Maps.Sound.Review();
        review.Stages.Select(stage => stage.Stage).ShouldBe(Stages.All);
        review.Stages.ShouldAllBe(stage => stage.Points == 100 && stage.Deductions.IsEmpty && stage.Touchpoints == 2);
        review.Journey.ShouldSatisfyAllConditions(journey => journey.Points.ShouldBe(100), journey => journey.Mean.ShouldBe(100), journey => journey.Deductions.ShouldBeEmpty());
    }

    [Fact]
    public void A_journey_without_touchpoints_scores_nothing_and_says_so_even_when_that_is_accepted()
    {
        var empty = Maps.Sound.Without(_ => true);
        empty.Rules().ShouldBe(Enumerable.Repeat("stage-empty", 5));
        empty.Review().Stages.ShouldAllBe(stage => stage.IsEmpty && stage.Points == 0);
        foreach (var review in (CoverageReview[])[empty.Review(), empty.Review([.. empty.Review().Findings.Select(finding => finding.Key)])])
            review.Journey.ShouldSatisfyAllConditions(journey => journey.IsEmpty.ShouldBeTrue(), journey => journey.Points.ShouldBe(0));
    }

    [Fact]
    public void A_stage_that_the_journey_does_without_is_no_gap_and_has_no_score()
    {
        var input = Maps.Sound.Without(touchpoint => touchpoint.Stage is Stage.Retention or Stage.Loyalty);
        input.Rules().ShouldContain("post-purchase-neglected");
        var scoped = input.OutOfScope(Stage.Retention).OutOfScope(Stage.Loyalty);
        var review = scoped.Review();
        review.Findings.ShouldNotContain(finding => finding.Stage == Stage.Retention || finding.Stage == Stage.Loyalty || finding.Rule == "post-purchase-neglected");
        review.Stages.Select(stage => stage.IsOutOfScope).ShouldBe([false, false, false, true, true]);
        review.Journey.Mean.ShouldBe(100);
        // The same while it is edited: with a touchpoint the reason has no effect any more.
        var reviewer = new CoverageReviewer(scoped.Facts, scoped.Settings, scoped.Today);
        reviewer.Review(input.Journey).Stages[3].IsOutOfScope.ShouldBeFalse();
        reviewer.Review(scoped.Journey).Stages[3].IsOutOfScope.ShouldBeTrue();
        var used = scoped.Journey with { Touchpoints = [.. scoped.Journey.Touchpoints, Maps.Touchpoint(Stage.Retention, 1, "email")] };
        reviewer.Review(used).Stages[3].ShouldSatisfyAllConditions(stage => stage.IsOutOfScope.ShouldBeFalse(), stage => stage.Touchpoints.ShouldBe(1));
    }

    [Fact]
    public void The_mean_is_that_of_the_stages_in_scope()
    {
        var input = Maps.Sound.Without(touchpoint => touchpoint.Stage is Stage.Loyalty).With("Decision 1", touchpoint => touchpoint with { Channel = "website", Owner = null }).OutOfScope(Stage.Loyalty);
        // 100, 100, 78 and 100.
        input.Review().Journey.Mean.ShouldBe(94.5m);
        input.With("Awareness 1", touchpoint => touchpoint with { Owner = null }).Review().Journey.Mean.ShouldBe(92.8m);
    }

    [Fact]
    public void A_rule_about_a_stage_takes_its_weight_and_a_rule_about_touchpoints_their_share_of_it()
    {
        var review = Maps.Sound.With("Decision 1", touchpoint => touchpoint with { Channel = "website", Owner = null }).Review();
        review.Stages[(int)Stage.Decision].ShouldSatisfyAllConditions(
            stage => stage.Deductions.ShouldBe([new("no-direct-help", 15, 0), new("no-owner", 7.5m, 1)]),
            stage => stage.Points.ShouldBe(78));
        review.Journey.Mean.ShouldBe(95.6m);
        review.Journey.Points.ShouldBe(96);
    }

    [Fact]
    public void Deductions_are_rounded_to_tenths_so_that_the_sum_shown_is_the_score()
    {
        var third = Maps.Touchpoint(Stage.Awareness, 3, "store");
        var review = Maps.Of([.. Maps.Sound.Journey.Touchpoints, third, .. Enumerable.Range(4, 3).Select(i => Maps.Touchpoint(Stage.Awareness, i, "print"))])
            .With("Awareness 3", touchpoint => touchpoint with { Kpis = [] }).Review();
        // A sixth of 5 is 0.83.
        review.Stages[0].Deductions.ShouldBe([new("no-kpi", 0.8m, 1)]);
        review.Stages[0].Points.ShouldBe(99);
    }

    [Fact]
    public void A_touchpoint_counts_once_for_a_rule_with_the_worst_of_its_kpis()
    {
        var input = Maps.Sound.With("Loyalty 1", touchpoint => touchpoint with { Kpis = [new("open-rate", 26, 2), new("satisfaction", 80, 5), new("page-views", 4, 9)] })
            .Measured("Loyalty 1", "satisfaction", new(Maps.Today, 50)).Measured("Loyalty 1", "page-views", new(Maps.Today, 3));
        input.Found("kpi-below-target").Select(finding => finding.Severity).ShouldBe([Severity.Serious, Severity.Minor, Severity.Minor]);
        input.Review().Stages[(int)Stage.Loyalty].Deductions.ShouldBe([new("kpi-below-target", 7.5m, 1)]);
        input.Review(new FindingKey("kpi-below-target", null, input.Id("Loyalty 1"), "satisfaction"))
            .Stages[(int)Stage.Loyalty].Deductions.ShouldBe([new("kpi-below-target", 2.5m, 1)]);
    }

    [Fact]
    public void A_score_never_falls_below_zero()
    {
        var input = Maps.Sound.With(_ => true, touchpoint => touchpoint with
        {
            Name = "Call",
            Channel = "website",
            Owner = null,
            Kpis = [new("given-up", 1, 1)],
            Emotion = -2,
            PainPoints = "Slow",
            Importance = Importance.MomentOfTruth,
            Evidence = Evidence.Assumed,
        });
        input = input with { Facts = new() { Audits = input.Journey.Touchpoints.ToDictionary(touchpoint => touchpoint.Id, _ => new LatestAudit(Maps.Today.AddYears(-2), 1)) } };
        var review = input.Review();
        review.Stages[(int)Stage.Decision].ShouldSatisfyAllConditions(
            stage => stage.Deductions.Sum(deduction => deduction.Points).ShouldBeGreaterThan(100),
            stage => stage.Points.ShouldBe(0));
        review.Journey.Deductions.Select(deduction => deduction.Rule).ShouldBe(["lowest-moment-unowned", "last-moment-negative", "evidence-weak"]);
        review.Journey.Points.ShouldBe(0);
    }

    [Fact]
    public void An_accepted_exception_leaves_the_score_and_stays_listed()
    {
        var input = Maps.Sound.Without(touchpoint => touchpoint.Stage == Stage.Loyalty).With("Awareness 1", touchpoint => touchpoint with { Owner = null });
        var review = input.Review(new FindingKey("stage-empty", Stage.Loyalty));
        review.Findings.Select(finding => (finding.Rule, finding.Accepted)).ShouldBe([("stage-empty", true), ("no-owner", false)]);
        review.Stages[(int)Stage.Loyalty].ShouldSatisfyAllConditions(stage => stage.Points.ShouldBe(100), stage => stage.IsEmpty.ShouldBeTrue());
        review.Stages[0].Points.ShouldBe(93);
        review.Journey.Mean.ShouldBe(98.6m);
    }

    [Fact]
    public void The_worked_example_of_the_documentation_is_true()
    {
        Touchpoint[] decision = [.. Enumerable.Range(1, 4).Select(i => Maps.Touchpoint(Stage.Decision, i, i == 1 ? "email" : "website"))];
        var input = Maps.Of([.. Maps.Sound.Journey.Touchpoints.Where(touchpoint => touchpoint.Stage is Stage.Awareness or Stage.Consideration or Stage.Retention), .. decision])
            .With("Decision 2", touchpoint => touchpoint with { Owner = null })
            .With("Decision 3", touchpoint => touchpoint with { Importance = Importance.MomentOfTruth })
            .With("Retention 2", touchpoint => touchpoint with { Emotion = -1, Opportunities = "Say thank you" })
            .Measured("Decision 1", Maps.Kpi, new(Maps.Today.AddDays(-100), 25))
            .Measured("Decision 3", Maps.Kpi, null);
        var review = input.Review();
        review.Stages[(int)Stage.Decision].Deductions.ShouldBe(
            [new("no-direct-help", 15, 0), new("no-owner", 3.8m, 1), new("kpi-not-measured", 2.5m, 2), new("moment-of-truth-unmeasured", 7.5m, 1)]);
        review.Stages.Select(stage => stage.Points).ShouldBe([100, 100, 71, 100, 0]);
        review.Journey.Mean.ShouldBe(74.2m);
        review.Journey.Deductions.ShouldBe([new("last-moment-negative", 15, 0)]);
        review.Journey.Points.ShouldBe(59);
    }

    [Fact]
    public void Any_score_is_the_sum_that_it_shows() => Property.Holds(generate =>
    {
        var review = CoverageReview.Of(Inputs.Any(generate));
        foreach (var stage in review.Stages)
            stage.Points.ShouldBe(Shown(100 - stage.Deductions.Sum(deduction => deduction.Points)));
        review.Journey.Mean.ShouldBe(review.Stages.Sum(stage => stage.Points) / 5m);
        review.Journey.Points.ShouldBe(review.Journey.IsEmpty ? 0 : Shown(review.Journey.Mean - review.Journey.Deductions.Sum(deduction => deduction.Points)));
    });

    [Fact]
    public void Accepting_any_finding_never_lowers_a_score_and_accepting_all_gives_a_hundred() => Property.Holds(generate =>
    {
        var input = Inputs.Any(generate);
        var review = CoverageReview.Of(input);
        if (review.Findings.IsEmpty || review.Journey.IsEmpty)
            return;
        var less = input.Review(generate.OneOf(review.Findings).Key);
        less.Findings.Count(finding => finding.Accepted).ShouldBe(1);
        less.Journey.Points.ShouldBeGreaterThanOrEqualTo(review.Journey.Points);
        var all = input.Review([.. review.Findings.Select(finding => finding.Key)]);
        all.Findings.Length.ShouldBe(review.Findings.Length);
        all.Findings.ShouldAllBe(finding => finding.Accepted);
        all.Journey.Points.ShouldBe(100);
    });

    static int Shown(decimal points) => (int)Math.Round(Math.Max(0, points), MidpointRounding.AwayFromZero);
}
