using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Coverage;

public sealed class StageRulesTests
{
    [Fact]
    public void A_sound_journey_has_no_findings() => Maps.Sound.Rules().ShouldBeEmpty();

    [Fact]
    public void An_empty_stage_is_found_once_and_mended_by_adding_to_it()
    {
        var input = Maps.Sound.Without(touchpoint => touchpoint.Stage == Stage.Consideration);
        input.Rules().ShouldBe(["stage-empty"]);
        var finding = input.FoundOnce("stage-empty");
        finding.Key.ShouldBe(new("stage-empty", Stage.Consideration));
        finding.Touchpoints.ShouldBeEmpty();
        finding.Remedy.ShouldBe(new Remedy.AddTouchpoint(Stage.Consideration));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 5)]
    public void A_stage_with_fewer_touchpoints_than_the_minimum_is_thin(int minimum, int found) =>
        (Maps.Sound with { Settings = new() { LeastTouchpoints = minimum } }).Found("stage-thin").Length.ShouldBe(found);

    [Fact]
    public void A_thin_stage_says_how_many_touchpoints_it_has_and_should_have()
    {
        var input = Maps.Sound.Without(touchpoint => touchpoint.Name == "Loyalty 2");
        input.Rules().ShouldBe(["stage-thin"]);
        var finding = input.FoundOnce("stage-thin");
        finding.Figure(FigureName.Touchpoints).ShouldBe(1);
        finding.Figure(FigureName.Threshold).ShouldBe(2);
        finding.Touchpoints.ShouldBe([input.Id("Loyalty 1")]);
        finding.Remedy.ShouldBe(new Remedy.AddTouchpoint(Stage.Loyalty));
    }

    [Fact]
    public void A_stage_of_which_all_touchpoints_use_one_channel_is_found()
    {
        var input = Maps.Sound.With("Awareness 2", touchpoint => touchpoint with { Channel = "chat" });
        input.Rules().ShouldBe(["stage-single-channel"]);
        var finding = input.FoundOnce("stage-single-channel");
        finding.Touchpoints.ShouldBe([input.Id("Awareness 1"), input.Id("Awareness 2")]);
        finding.Remedy.ShouldBe(new Remedy.OpenStage(Stage.Awareness));
    }

    [Fact]
    public void One_touchpoint_or_touchpoints_without_a_channel_do_not_make_a_single_channel()
    {
        Maps.Sound.Without(touchpoint => touchpoint.Name == "Awareness 2").Found("stage-single-channel").ShouldBeEmpty();
        Maps.Sound.With("Awareness 2", touchpoint => touchpoint with { Channel = "" }).Found("stage-single-channel").ShouldBeEmpty();
        Maps.Sound.With(touchpoint => touchpoint.Stage == Stage.Awareness, touchpoint => touchpoint with { Channel = "" }).Found("stage-single-channel").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(40, 0)]
    [InlineData(41, 1)]
    [InlineData(0, 0)]
    public void Retention_and_loyalty_want_their_share_of_the_touchpoints(int share, int found) =>
        (Maps.Sound with { Settings = new() { PostPurchaseShare = share } }).Found("post-purchase-neglected").Length.ShouldBe(found);

    [Fact]
    public void A_neglected_time_after_the_purchase_tells_its_share_rounded_down_and_the_stage_that_has_less()
    {
        // 1 of 7 is 14.28 %.
        var input = Maps.Sound.Without(touchpoint => touchpoint.Stage == Stage.Loyalty || touchpoint.Name == "Retention 2");
        var finding = input.FoundOnce("post-purchase-neglected");
        finding.Key.ShouldBe(new("post-purchase-neglected"));
        finding.Figure(FigureName.Percent).ShouldBe(14);
        finding.Figure(FigureName.Threshold).ShouldBe(20);
        finding.Touchpoints.ShouldBe([input.Id("Retention 1")]);
        finding.Remedy.ShouldBe(new Remedy.AddTouchpoint(Stage.Loyalty));
    }

    [Theory]
    [InlineData("chat", false)]
    [InlineData("phone", false)]
    [InlineData("store", false)]
    [InlineData("website", true)]
    [InlineData("", true)]
    public void In_the_decision_stage_somebody_can_be_asked(string channel, bool found)
    {
        var input = Maps.Sound.With("Decision 1", touchpoint => touchpoint with { Channel = channel });
        input.Rules().ShouldBe(found ? ["no-direct-help"] : []);
        if (found)
            input.FoundOnce("no-direct-help").Touchpoints.ShouldBe([input.Id("Decision 1"), input.Id("Decision 2")]);
    }

    [Fact]
    public void Other_stages_need_no_direct_help_and_an_empty_one_is_found_once() =>
        Maps.Sound.With(touchpoint => touchpoint.Stage != Stage.Decision, touchpoint => touchpoint with { Channel = touchpoint.Channel == "chat" ? "website" : "email" })
            .Without(touchpoint => touchpoint.Stage == Stage.Decision).Rules().ShouldBe(["stage-empty"]);

    [Theory]
    [InlineData("decision 1", "chat", true)]
    [InlineData("Decision 1", "email", false)]
    [InlineData("Décision 1", "chat", false)]
    public void Two_touchpoints_of_one_stage_with_the_same_name_and_channel_are_duplicates(string name, string channel, bool found)
    {
        var input = Maps.Sound.With("Decision 2", touchpoint => touchpoint with { Name = name, Channel = channel });
        input.Found("duplicate-touchpoint").Length.ShouldBe(found ? 1 : 0);
    }

    [Fact]
    public void Each_repetition_is_found_at_the_later_touchpoint_and_never_across_stages()
    {
        var input = Maps.Sound.With(touchpoint => touchpoint.Stage is Stage.Decision or Stage.Retention,
            touchpoint => touchpoint with { Name = "Call", Channel = touchpoint.Stage == Stage.Decision ? "phone" : touchpoint.Channel });
        var (first, second) = (input.Journey.In(Stage.Decision).First(), input.Journey.In(Stage.Decision).Last());
        var finding = input.FoundOnce("duplicate-touchpoint");
        finding.Key.ShouldBe(new("duplicate-touchpoint", Touchpoint: second.Id));
        finding.Touchpoints.ShouldBe([second.Id, first.Id]);
    }
}
