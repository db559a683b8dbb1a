using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Funnels;

public sealed class FunnelTests
{
    static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void A_stage_says_how_many_go_on_and_how_many_are_lost()
    {
        var funnel = Of(1200, 408, 204, 102, 51);
        funnel.Steps.Select(step => step.Conversion).ShouldBe([0.34m, 0.5m, 0.5m, 0.5m, null]);
        funnel.Steps.Select(step => step.Lost).ShouldBe([792, 204, 102, 51, null]);
        funnel.Steps.Select(step => step.DropOff).ShouldBe([0.66m, 0.5m, 0.5m, 0.5m, null]);
        funnel.Overall.ShouldBe(51m / 1200);
        funnel.LargestDrop.ShouldNotBeNull().Stage.ShouldBe(Stage.Awareness);
    }

    [Fact]
    public void Nobody_is_a_figure_and_a_share_of_nobody_is_not_known()
    {
        var funnel = Of(100, 0, 0, null, 3);
        funnel.Steps[0].Conversion.ShouldBe(0);
        funnel.Steps[0].DropOff.ShouldBe(1);
        funnel.Steps[1].Conversion.ShouldBeNull();
        (funnel.Steps[1].Lost, funnel.Steps[1].DropOff).ShouldBe((0, null));
        funnel.Steps[2].Conversion.ShouldBeNull();
        funnel.Steps[2].Lost.ShouldBeNull();
        funnel.Steps[3].Conversion.ShouldBeNull();
        funnel.Overall.ShouldBe(0.03m);
        Of(0, 5, null, null, null).Overall.ShouldBeNull();
        Of(null, 5, null, null, null).Overall.ShouldBeNull();
        Of(null, null, null, null, null).Ends.ShouldBeNull();
    }

    [Fact]
    public void More_people_than_before_are_told_and_no_loss()
    {
        var step = Of(100, 120, 60, null, null).Steps[0];
        step.IsGain.ShouldBeTrue();
        step.Conversion.ShouldBe(1.2m);
        (step.Lost, step.DropOff).ShouldBe((null, null));
        Of(0, 120, null, null, null).Steps[0].IsGain.ShouldBeTrue();
        Of(100, 100, null, null, null).Steps[0].IsGain.ShouldBeFalse();
        Of(100, 100, null, null, null).LargestDrop.ShouldBeNull();
    }

    [Fact]
    public void A_stage_out_of_scope_is_skipped()
    {
        var funnel = Funnel.Of(new(October, [200, 999, 100, null, 10]), stage => stage is Stage.Consideration or Stage.Loyalty);
        funnel.Steps.Select(step => step.Stage).ShouldBe([Stage.Awareness, Stage.Decision, Stage.Retention]);
        (funnel.Steps[0].Next, funnel.Steps[0].Conversion).ShouldBe((Stage.Decision, 0.5m));
        funnel.From(Stage.Consideration).ShouldBeNull();
        funnel.Overall.ShouldBe(0.5m);
    }

    [Fact]
    public void Figures_that_cannot_be_are_told_by_their_place()
    {
        var latest = new DateOnly(2026, 11, 14);
        FunnelChecks.Check(
        [
            new(October, Stage.Awareness, 0), new(October, Stage.Decision, -1), new(new(2026, 12, 1), Stage.Awareness, 1), new(new(1999, 12, 1), Stage.Awareness, 1),
            new(October, Stage.Awareness, 5), new(October, Stage.Loyalty, Limits.FunnelPeople + 1), new(October, (Stage)9, 1), new(new(2026, 11, 1), Stage.Awareness, null),
        ], latest).ShouldBe(new Dictionary<int, FunnelProblem>
        {
            [1] = FunnelProblem.Negative,
            [2] = FunnelProblem.InFuture,
            [3] = FunnelProblem.TooEarly,
            [4] = FunnelProblem.Twice,
            [5] = FunnelProblem.TooLarge,
            [6] = FunnelProblem.NoStage,
        }, ignoreOrder: true);
    }

    [Fact]
    public void What_is_known_of_a_month_is_not_changed_by_what_is_not()
    {
        var counts = StageCounts.None(October);
        counts.IsEmpty.ShouldBeTrue();
        var one = counts.With(Stage.Decision, 7);
        (one[Stage.Decision], one[Stage.Awareness], one.IsEmpty).ShouldBe((7, null, false));
        one.With(Stage.Decision, null).IsEmpty.ShouldBeTrue();
    }

    static Funnel Of(params long?[] people) => Funnel.Of(new(October, [.. people]), _ => false);
}
