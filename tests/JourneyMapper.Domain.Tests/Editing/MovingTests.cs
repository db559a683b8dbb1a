using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Editing;

public sealed class MovingTests
{
    [Fact]
    public void Touchpoints_are_added_at_the_start_at_the_end_and_behind_another()
    {
        var journey = Journeys.With("b");
        journey = journey.After(JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("a"), Place.AtStart))
            .After(JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("d"), Place.AtEnd))
            .After(JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("c"), Place.Behind(journey.Id("b"))));
        journey.NamesIn(Stage.Awareness).ShouldBe(["a", "b", "c", "d"]);
    }

    [Fact]
    public void Moving_a_touchpoint_keeps_the_order_and_the_rows_of_the_others()
    {
        var before = Journeys.With("a", "b", "c", "d");
        var after = before.After(JourneyKinds.Touchpoint.Move(before.Id("a"), Stage.Awareness, Place.Behind(before.Id("c"))));
        after.NamesIn(Stage.Awareness).ShouldBe(["b", "c", "a", "d"]);
        foreach (var name in (string[])["b", "c", "d"])
            after.Named(name).ShouldBe(before.Named(name));
    }

    [Fact]
    public void Moving_to_another_stage_changes_nothing_else_of_the_touchpoint()
    {
        var before = Journeys.With("a", "b");
        var after = before.After(JourneyKinds.Touchpoint.Move(before.Id("a"), Stage.Decision, Place.AtStart));
        after.NamesIn(Stage.Awareness).ShouldBe(["b"]);
        after.Named("a").ShouldBe(before.Named("a") with { Stage = Stage.Decision, Rank = after.Named("a").Rank });
    }

    [Theory]
    [InlineData("a", null, false)]
    [InlineData("c", null, true)]
    [InlineData("b", "a", false)]
    [InlineData("b", "b", false)]
    [InlineData("c", "gone", false)]
    public void A_drop_onto_the_own_place_changes_nothing(string name, string? after, bool last)
    {
        var journey = Journeys.With("a", "b", "c");
        Guid? neighbour = after switch { null => null, "gone" => Guid.NewGuid(), _ => journey.Id(after) };
        var outcome = journey.Do(JourneyKinds.Touchpoint.Move(journey.Id(name), Stage.Awareness, new Place(neighbour, last)));
        outcome.Difference.IsEmpty.ShouldBeTrue();
        outcome.After.ShouldBeSameAs(journey);
    }

    [Fact]
    public void A_neighbour_that_is_gone_counts_as_the_last()
    {
        var journey = Journeys.With("a", "b", "c");
        journey.After(JourneyKinds.Touchpoint.Move(journey.Id("a"), Stage.Awareness, Place.Behind(Guid.NewGuid()))).NamesIn(Stage.Awareness).ShouldBe(["b", "c", "a"]);
    }

    [Fact]
    public void An_addition_sent_twice_adds_once()
    {
        var add = JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("a"), Place.AtEnd);
        var once = Journeys.Empty().After(add);
        once.Do(add).Difference.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_stage_that_does_not_exist_is_refused()
    {
        var journey = Journeys.With("a");
        journey.Refuse(JourneyKinds.Touchpoint.Move(journey.Id("a"), (Stage)5, Place.AtEnd)).ShouldBe(new Refusal.Invalid(journey.Id("a"), TouchpointFields.Stage, Problem.Unknown));
        var nowhere = Journeys.Touchpoint("b", (Stage)(-1));
        journey.Refuse(JourneyKinds.Touchpoint.Add(nowhere, Place.AtEnd)).ShouldBe(new Refusal.Invalid(nowhere.Id, TouchpointFields.Stage, Problem.Unknown));
    }

    [Fact]
    public void A_full_journey_takes_no_touchpoint_and_no_undo_of_a_removal()
    {
        var journey = Journeys.With("first");
        var remove = JourneyKinds.Touchpoint.Remove(journey.Id("first"));
        var removed = journey.Do(remove);
        Rank? last = null;
        var full = removed.After with
        {
            Touchpoints = [.. Enumerable.Range(0, Limits.Touchpoints).Select(_ => Journeys.Touchpoint("x") with { Rank = (last = Rank.Between(last, null)).Value })],
        };
        full.Refuse(JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("one more"), Place.AtEnd)).ShouldBe(new Refusal.Full(Limits.Touchpoints));
        full.Refuse(Journeys.Undo(remove, removed)).ShouldBe(new Refusal.Overtaken());
    }
}
