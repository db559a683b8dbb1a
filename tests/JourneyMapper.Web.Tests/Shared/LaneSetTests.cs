using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

public sealed class LaneSetTests
{
    readonly Journey journey = new()
    {
        Id = Guid.NewGuid(),
        Title = "A bike",
        LaneOrder = "Emotion, Own2, Action",
        HiddenLanes = "Thought, Own1",
        LaneTitles = "Action: What she does\nPainPoints: What hurts: all of it",
        OwnLanes = [new() { Id = Guid.NewGuid(), Slot = 1, Name = "Systems" }, new() { Id = Guid.NewGuid(), Slot = 2, Name = "Waiting", Type = LaneType.Number, Unit = "min", Symbol = "hourglass_top" }],
    };

    public LaneSetTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void A_journey_that_says_nothing_has_the_usual_lanes_and_no_set_of_its_own()
    {
        var plain = new Journey { Id = Guid.NewGuid(), Title = "A bike" };
        LaneSet.Of(plain).ShouldBeSameAs(LaneSet.Default);
        LaneSet.Default.Select(lane => lane.Id).ShouldBe(["Name", "Action", "Thought", "Emotion", "PainPoints", "Opportunities", "Kpis"]);
    }

    [Fact]
    public void Lanes_stand_in_the_order_of_the_journey_the_card_first_and_those_it_does_not_name_last()
    {
        LaneSet.Of(journey).Select(lane => lane.Id).ShouldBe(["Name", "Emotion", "Own2", "Action", "PainPoints", "Opportunities", "Kpis"]);
        LaneSet.All(journey).Select(lane => lane.Id).ShouldBe(["Name", "Emotion", "Own2", "Action", "Thought", "PainPoints", "Opportunities", "Kpis", "Own1", "Facts", "PersonalData", "Backstage"]);
    }

    [Fact]
    public void Titles_icons_and_units_are_those_of_the_journey()
    {
        var lanes = LaneSet.Of(journey);
        lanes.TitleOf(TouchpointFields.Action).ShouldBe("What she does");
        lanes.TitleOf(TouchpointFields.PainPoints).ShouldBe("What hurts: all of it");
        lanes.TitleOf(TouchpointFields.Emotion).ShouldBe(TouchpointFields.Emotion.LaneTitle());
        (lanes.TitleOf(TouchpointFields.Own[1]), lanes.SymbolOf(TouchpointFields.Own[1])).ShouldBe(("Waiting", "hourglass_top"));
        lanes.Read(TouchpointFields.Own[1], new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Till", Own2 = "12" }).ShouldBe("12\u00a0min");
        LaneSet.WithTitle(LaneSet.WithTitle(journey.LaneTitles, TouchpointFields.Action, ""), TouchpointFields.Thought, "In her head").ShouldBe("PainPoints: What hurts: all of it\nThought: In her head");
    }

    [Fact]
    public void An_edit_that_has_nothing_to_do_with_lanes_leaves_the_same_set()
    {
        LaneSet.Of(journey with { Title = "Another" }).Equals(LaneSet.Of(journey)).ShouldBeTrue();
        LaneSet.Of(journey with { HiddenLanes = "" }).Equals(LaneSet.Of(journey)).ShouldBeFalse();
        LaneSet.Of(journey with { OwnLanes = [journey.OwnLanes[0] with { Name = "Tools" }, journey.OwnLanes[1]] }).Equals(LaneSet.Of(journey)).ShouldBeFalse();
    }
}
