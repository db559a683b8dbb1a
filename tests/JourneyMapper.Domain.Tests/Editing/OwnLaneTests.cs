using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Editing;

public sealed class OwnLaneTests
{
    readonly Journey journey = Journeys.With("Ad", "Shop");

    [Fact]
    public void Each_lane_gets_cells_of_its_own_and_a_ninth_finds_no_room()
    {
        var full = Enumerable.Range(1, Limits.OwnLanes).Aggregate(journey, (now, number) => now.After(Add($"Lane {number}")));
        full.OwnLanes.Select(lane => lane.Slot).ShouldBe(Enumerable.Range(1, Limits.OwnLanes));
        full.Refuse(Add("One more")).ShouldBe(new Refusal.Full(Limits.OwnLanes));
        var fewer = full.After(JourneyKinds.OwnLane.Remove(full.OwnLanes[2].Id));
        fewer.After(Add("Instead")).OwnLanes[^1].Slot.ShouldBe(3);
    }

    [Fact]
    public void What_stood_in_the_cells_of_a_lane_that_is_gone_is_not_in_the_next_and_comes_back_with_undo()
    {
        var map = journey.After(Add("Systems"));
        map = map.After(map.Write("Shop", TouchpointFields.Own[0], "Till"));
        map = map.After(JourneyKinds.OwnLane.Remove(map.OwnLanes[0].Id));
        var next = map.Do(Add("Partners"));
        next.After.Touchpoints[1].Own1.ShouldBe("");
        next.After.After(new Revert(Guid.NewGuid(), next.Difference)).Touchpoints[1].Own1.ShouldBe("Till");
    }

    [Fact]
    public void How_a_map_is_shown_voids_no_approval_and_what_stands_in_its_cells_does()
    {
        journey.Do(JourneyKinds.Journey.Change(journey, JourneyFields.HiddenLanes, "Emotion")).Difference.IsContent.ShouldBeFalse();
        journey.Do(JourneyKinds.Journey.Change(journey, JourneyFields.LaneOrder, "Emotion, Action")).Difference.IsContent.ShouldBeFalse();
        journey.Do(journey.Write("Shop", TouchpointFields.Own[0], "Till")).Difference.IsContent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Description")]
    [InlineData("nothing")]
    [InlineData("emotion")]
    public void Only_lanes_are_hidden_and_never_the_card(string lane) =>
        journey.Refuse(JourneyKinds.Journey.Change(journey, JourneyFields.HiddenLanes, lane)).ShouldBeOfType<Refusal.Invalid>();

    static AddOwnLane Add(string name) => new(new OwnLane { Id = Guid.NewGuid(), Name = name });
}
