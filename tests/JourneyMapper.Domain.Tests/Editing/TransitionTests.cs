using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Editing;

public sealed class TransitionTests
{
    readonly Journey journey = Journeys.With("Ad", "Shop", "Friend");

    [Fact]
    public void A_transition_goes_with_either_of_its_touchpoints_and_comes_back_with_it()
    {
        var map = journey.After(Add(0, 1)).After(Add(1, 2)).After(Add(2, null));
        foreach (var touchpoint in map.Touchpoints)
        {
            var removed = map.Do(JourneyKinds.Touchpoint.Remove(touchpoint.Id));
            removed.After.Transitions.ShouldBe(map.Transitions.Where(transition => transition.From != touchpoint.Id && transition.To != touchpoint.Id));
            removed.After.Do(new Revert(Guid.NewGuid(), removed.Difference)).After.Transitions.ShouldBe(map.Transitions);
        }
    }

    [Fact]
    public void Taking_back_a_touchpoint_takes_along_what_others_have_attached_to_it_since()
    {
        var added = journey.Do(JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("Poster"), Place.AtEnd));
        var attached = added.After.After(JourneyKinds.Transition.Add(new Transition { Id = Guid.NewGuid(), From = journey.Touchpoints[0].Id, To = added.Difference.Touched(JourneyKinds.Touchpoint).Single() }, Place.AtEnd));
        var reverted = attached.Do(new Revert(Guid.NewGuid(), added.Difference));
        reverted.After.Touchpoints.ShouldBe(journey.Touchpoints);
        reverted.After.Transitions.ShouldBeEmpty();
    }

    [Fact]
    public void No_transition_leads_to_a_touchpoint_that_is_not_there()
    {
        var nowhere = Guid.NewGuid();
        journey.Refuse(JourneyKinds.Transition.Add(new Transition { Id = Guid.NewGuid(), From = nowhere }, Place.AtEnd)).ShouldBe(new Refusal.Gone(nowhere));
        journey.Refuse(JourneyKinds.Transition.Add(new Transition { Id = Guid.NewGuid(), From = journey.Touchpoints[0].Id, To = nowhere }, Place.AtEnd)).ShouldBe(new Refusal.Gone(nowhere));
        var map = journey.After(Add(0, 1));
        map.Refuse(JourneyKinds.Transition.Change(map.Transitions[0], TransitionFields.To, nowhere.ToString())).ShouldBe(new Refusal.Gone(nowhere));
    }

    [Fact]
    public void What_led_to_a_touchpoint_that_somebody_removed_since_is_not_brought_back()
    {
        var map = journey.After(Add(0, 1));
        var removed = map.Do(JourneyKinds.Transition.Remove(map.Transitions[0].Id));
        var shopless = removed.After.After(JourneyKinds.Touchpoint.Remove(journey.Touchpoints[1].Id));
        shopless.Refuse(new Revert(Guid.NewGuid(), removed.Difference)).ShouldBe(new Refusal.Overtaken());

        var led = map.Do(JourneyKinds.Transition.Change(map.Transitions[0], TransitionFields.To, journey.Touchpoints[2].Id.ToString()));
        shopless = led.After.After(JourneyKinds.Touchpoint.Remove(journey.Touchpoints[1].Id));
        shopless.Refuse(new Revert(Guid.NewGuid(), led.Difference)).ShouldBe(new Refusal.Overtaken());
    }

    [Fact]
    public void Who_insists_on_one_field_keeps_the_others_that_were_written_with_it()
    {
        var map = journey.After(Add(0, 1));
        var seen = map.Transitions[0];
        var now = map.After(JourneyKinds.Transition.Change(seen, TransitionFields.Share, "30"));
        var mine = JourneyKinds.Transition.Change(seen.Id, [new(TransitionFields.Label, "", "Asks a friend"), new(TransitionFields.Share, "", "40")]);
        var conflict = now.Refuse(mine).ShouldBeOfType<Refusal.Conflict>();
        conflict.Theirs.ShouldBe("30");
        now.After(mine.Over(conflict)!).Transitions[0].ShouldBe(seen with { Label = "Asks a friend", Share = 40 });
    }

    [Theory]
    [InlineData("101", Problem.OutOfRange)]
    [InlineData("-1", Problem.Unknown)]
    [InlineData("a few", Problem.Unknown)]
    public void A_share_is_a_whole_number_of_percent(string value, Problem problem)
    {
        var map = journey.After(Add(0, 1));
        map.Refuse(JourneyKinds.Transition.Change(map.Transitions[0], TransitionFields.Share, value)).ShouldBe(new Refusal.Invalid(map.Transitions[0].Id, TransitionFields.Share, problem));
    }

    [Fact]
    public void The_ways_that_begin_at_a_touchpoint_take_all_of_its_customers_at_most()
    {
        var map = journey.After(Add(0, 1)).After(Add(0, 2)).After(Add(1, 2));
        map = With(map, 0, "70");
        map.Refuse(JourneyKinds.Transition.Change(map.Transitions[1], TransitionFields.Share, "31")).ShouldBe(new Refusal.Excess(map.Touchpoints[0].Id, TransitionFields.Share, 101));
        map.Refuse(JourneyKinds.Transition.Add(new Transition { Id = Guid.NewGuid(), From = map.Touchpoints[0].Id, Share = 40, Kind = TransitionKind.DropOut }, Place.AtEnd))
            .ShouldBe(new Refusal.Excess(map.Touchpoints[0].Id, TransitionFields.Share, 110));
        map = With(With(map, 1, "30"), 2, "100");
        map.Refuse(JourneyKinds.Transition.Change(map.Transitions[1], TransitionFields.From, map.Touchpoints[1].Id.ToString())).ShouldBe(new Refusal.Excess(map.Touchpoints[1].Id, TransitionFields.Share, 130));
    }

    [Fact]
    public void What_customers_do_not_go_takes_none_of_them()
    {
        var map = journey.After(Add(0, 1)).After(Add(0, 2));
        map = With(map, 0, "100");
        map.Do(JourneyKinds.Transition.Change(map.Transitions[1].Id, [new(TransitionFields.Kind, map.Transitions[1].Kind.ToString(), nameof(TransitionKind.Dependency)), new(TransitionFields.Share, "", "50")]));
    }

    [Fact]
    public void Parts_change_places_in_one_edit_whatever_they_add_up_to_on_the_way()
    {
        var map = journey.After(Add(0, 1)).After(Add(0, 2));
        map = With(With(map, 0, "80"), 1, "20");
        map.After(new CompositeEdit([Share(map, 1, "80"), Share(map, 0, "20")])).Transitions.Select(transition => transition.Share).ShouldBe([20, 80]);
    }

    [Fact]
    public void Undo_leaves_alone_what_would_give_a_touchpoint_more_customers_than_it_has()
    {
        var map = journey.After(Add(0, 1)).After(Add(0, 2));
        map = With(map, 0, "80");
        var lowered = map.Do(Share(map, 0, "20"));
        var taken = With(lowered.After, 1, "60");
        taken.Refuse(new Revert(Guid.NewGuid(), lowered.Difference)).ShouldBe(new Refusal.Overtaken());
    }

    [Fact]
    public void What_was_too_much_before_the_rule_may_become_less_and_comes_back_with_its_version()
    {
        var map = journey.After(Add(0, 1)).After(Add(0, 2));
        var old = map with { Transitions = [.. map.Transitions.Select(transition => transition with { Share = 90 })] };
        With(old, 0, "50").Transitions[0].Share.ShouldBe(50);
        old.Refuse(Share(old, 0, "95")).ShouldBeOfType<Refusal.Excess>().Sum.ShouldBe(185);
        map.After(new Restore(old, JourneyKinds.All)).Transitions.Select(transition => transition.Share).ShouldBe([90, 90]);
    }

    static Edit Share(Journey map, int transition, string percent) => JourneyKinds.Transition.Change(map.Transitions[transition], TransitionFields.Share, percent);

    static Journey With(Journey map, int transition, string percent) => map.After(Share(map, transition, percent));

    [Fact]
    public void A_transition_is_usually_what_the_places_of_its_ends_say()
    {
        var ids = journey.Touchpoints.Select(touchpoint => touchpoint.Id).ToArray();
        journey.UsualTransition(ids[0], ids[1]).ShouldBe(TransitionKind.Next);
        journey.UsualTransition(ids[0], ids[2]).ShouldBe(TransitionKind.Jump);
        journey.UsualTransition(ids[2], ids[0]).ShouldBe(TransitionKind.Loop);
        journey.UsualTransition(ids[2], null).ShouldBe(TransitionKind.DropOut);
    }

    [Fact]
    public void A_copy_has_ids_of_its_own_everywhere()
    {
        var map = journey.After(Add(0, 1)).After(Add(2, null));
        var copy = map.CopyAs(Guid.NewGuid());
        copy.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(map.Touchpoints.Select(touchpoint => touchpoint.Name));
        copy.Transitions.Select(transition => (copy.Find(transition.From)!.Name, transition.To is { } to ? copy.Find(to)!.Name : null)).ShouldBe([("Ad", "Shop"), ("Friend", null)]);
        copy.Touchpoints.Select(touchpoint => touchpoint.Id).Concat(copy.Transitions.Select(transition => transition.Id))
            .ShouldAllBe(id => map.Find(id) == null && map.Transitions.All(transition => transition.Id != id));
        copy.Revision.ShouldBe(0);
    }

    AddRecord<Transition> Add(int from, int? to) => JourneyKinds.Transition.Add(
        new Transition { Id = Guid.NewGuid(), From = journey.Touchpoints[from].Id, To = to is { } place ? journey.Touchpoints[place].Id : null }, Place.AtEnd);
}
