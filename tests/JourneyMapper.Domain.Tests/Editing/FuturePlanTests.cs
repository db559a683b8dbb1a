using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>A future journey knows what it was derived from, and what is left to do until that is like it.</summary>
public sealed class FuturePlanTests
{
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    readonly Journey origin = Samples.All[0].Create(English);
    readonly Derivation derivation;

    public FuturePlanTests() => derivation = Derivation.Of(origin, Guid.NewGuid(), "As it shall be");

    Journey Beginning => derivation.Baseline;

    [Fact]
    public void A_derived_journey_is_the_same_map_under_other_ids_and_shows_the_future()
    {
        (Beginning.Title, Beginning.State, Beginning.Revision).ShouldBe(("As it shall be", JourneyState.Future, 0));
        Beginning.Touchpoints.Select(touchpoint => touchpoint with { Id = Guid.Empty }).ShouldBe(origin.Touchpoints.Select(touchpoint => touchpoint with { Id = Guid.Empty }));
        Beginning.Touchpoints.ShouldAllBe(touchpoint => derivation.Origins[touchpoint.Id] != touchpoint.Id && origin.Find(derivation.Origins[touchpoint.Id])!.Name == touchpoint.Name);
        Beginning.Transitions.ShouldAllBe(transition => Beginning.Find(transition.From) != null);
    }

    [Fact]
    public void Where_nobody_has_planned_anything_nothing_differs()
    {
        var plan = FuturePlan.Of(derivation, origin, Beginning);
        plan.Difference.IsEmpty.ShouldBeTrue();
        plan.Items.ShouldBeEmpty();
        plan.Percent.ShouldBeNull();
        plan.Since.ShouldBeEmpty();
    }

    [Fact]
    public void Each_planned_change_is_open_until_the_current_journey_agrees()
    {
        var (first, second, third) = (Beginning.Touchpoints[0], Beginning.Touchpoints[1], Beginning.Touchpoints[2]);
        var future = Do(Beginning,
            JourneyKinds.Touchpoint.Remove(first.Id),
            JourneyKinds.Touchpoint.Change(second, TouchpointFields.Action, "Asks the assistant"),
            JourneyKinds.Touchpoint.Change(second, TouchpointFields.Thought, "At last"),
            JourneyKinds.Touchpoint.Move(third.Id, Stage.Loyalty, Place.AtEnd),
            JourneyKinds.Touchpoint.Add(New("Digital twin", Stage.Retention), Place.AtEnd));
        Said(FuturePlan.Of(derivation, origin, future)).ShouldBe(
            [$"- {first.Name}", $"{second.Name}.Action", $"{second.Name}.Thought", $"> {third.Name}", "+ Digital twin"], ignoreOrder: true);
        FuturePlan.Of(derivation, origin, future).Percent.ShouldBe(0);

        var now = Do(origin,
            JourneyKinds.Touchpoint.Change(origin.Touchpoints[1], TouchpointFields.Action, "Asks the assistant"),
            JourneyKinds.Touchpoint.Move(origin.Touchpoints[2].Id, Stage.Loyalty, Place.AtStart),
            JourneyKinds.Touchpoint.Add(New("digital Twin", Stage.Retention), Place.AtEnd));
        var plan = FuturePlan.Of(derivation, now, future);
        plan.Items.Where(item => item.IsDone).Select(item => Say(plan, item.Change)).ShouldBe([$"{second.Name}.Action", $"> {third.Name}", "+ Digital twin"], ignoreOrder: true);
        plan.Percent.ShouldBe(60);
        plan.Current.Find(future.Touchpoints.Single(touchpoint => touchpoint.Name == "Digital twin").Id).ShouldNotBeNull();

        now = Do(now, JourneyKinds.Touchpoint.Remove(origin.Touchpoints[0].Id), JourneyKinds.Touchpoint.Change(now.Find(origin.Touchpoints[1].Id)!, TouchpointFields.Thought, "At last"));
        FuturePlan.Of(derivation, now, future).Percent.ShouldBe(100);
    }

    [Fact]
    public void What_changed_in_the_current_journey_alone_is_told_apart_from_the_plan()
    {
        var future = Do(Beginning, JourneyKinds.Touchpoint.Change(Beginning.Touchpoints[0], TouchpointFields.Action, "Looks twice"));
        var now = Do(origin,
            JourneyKinds.Touchpoint.Change(origin.Touchpoints[0], TouchpointFields.Action, "Looks elsewhere"),
            JourneyKinds.Touchpoint.Change(origin.Touchpoints[3], TouchpointFields.Name, "Renamed since"),
            JourneyKinds.Journey.Change(origin, JourneyFields.Title, "Another title"));
        var plan = FuturePlan.Of(derivation, now, future);
        plan.Items.ShouldHaveSingleItem().IsDone.ShouldBeFalse();
        plan.Since.ShouldHaveSingleItem().Target.Id.ShouldBe(Beginning.Touchpoints[3].Id);
        plan.Difference.Touched(JourneyKinds.Touchpoint).ShouldBe([Beginning.Touchpoints[0].Id, Beginning.Touchpoints[3].Id], ignoreOrder: true);
    }

    [Fact]
    public void Who_looks_after_it_and_what_cards_are_marked_with_is_no_difference()
    {
        var future = Do(Beginning,
            JourneyKinds.Touchpoint.Change(Beginning.Touchpoints[0], TouchpointFields.Owner, Guid.NewGuid().ToString()),
            JourneyKinds.Touchpoint.Change(Beginning.Touchpoints[0], TouchpointFields.Colour, nameof(CardColour.Red)),
            JourneyKinds.Journey.Change(Beginning, JourneyFields.Tags, "2030"));
        var plan = FuturePlan.Of(derivation, origin, future);
        plan.Items.ShouldBeEmpty();
        plan.Difference.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_transition_goes_with_its_touchpoint_and_is_no_line_of_its_own()
    {
        var leading = Beginning.Transitions[0].From;
        var plan = FuturePlan.Of(derivation, origin, Do(Beginning, JourneyKinds.Touchpoint.Remove(leading)));
        plan.Items.ShouldHaveSingleItem().Change.Target.ShouldBe((JourneyKinds.Touchpoint, leading));
    }

    [Fact]
    public void A_plan_that_the_current_journey_follows_by_the_same_edits_is_done()
    {
        Property.Holds(generate =>
        {
            var future = Beginning;
            var now = origin;
            for (var i = 0; i < 12; i++)
            {
                var at = generate.Below(now.Touchpoints.Length);
                var touchpoint = now.Touchpoints[at];
                var same = future.Find(derivation.Origins.First(pair => pair.Value == touchpoint.Id).Key)!;
                var stage = (Stage)generate.Below(5);
                (now, future) = generate.Below(3) switch
                {
                    0 when now.Touchpoints.Length > 3 => (Do(now, JourneyKinds.Touchpoint.Remove(touchpoint.Id)), Do(future, JourneyKinds.Touchpoint.Remove(same.Id))),
                    1 => (Do(now, JourneyKinds.Touchpoint.Move(touchpoint.Id, stage, Place.AtEnd)), Do(future, JourneyKinds.Touchpoint.Move(same.Id, stage, Place.AtEnd))),
                    _ => (Do(now, JourneyKinds.Touchpoint.Change(touchpoint, TouchpointFields.Action, $"{i}")), Do(future, JourneyKinds.Touchpoint.Change(same, TouchpointFields.Action, $"{i}"))),
                };
            }

            var plan = FuturePlan.Of(derivation, now, future);
            plan.Difference.IsEmpty.ShouldBeTrue();
            plan.Items.ShouldAllBe(item => item.IsDone);
            plan.Since.ShouldBeEmpty();
        });
    }

    [Fact]
    public void A_whole_journey_is_read_back_from_its_difference()
    {
        var whole = origin with { Labels = origin.Labels.SetItem(2, "Shop"), State = JourneyState.Future };
        Picture.Of(whole.AsDifference().ToJourney(whole.Id)).ShouldBe(Picture.Of(whole));
    }

    static Touchpoint New(string name, Stage stage) => new() { Id = Guid.NewGuid(), Stage = stage, Name = name };

    static Journey Do(Journey journey, params Edit[] edits) => edits.Aggregate(journey, (before, edit) => before.Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>().After);

    IEnumerable<string> Said(FuturePlan plan) => plan.Items.Select(item => Say(plan, item.Change));

    string Say(FuturePlan plan, Change change) => change switch
    {
        Change.Added<Touchpoint> added => $"+ {added.Record.Name}",
        Change.Removed<Touchpoint> removed => $"- {removed.Record.Name}",
        Change.Moved<Touchpoint> moved => $"> {plan.Future.Find(moved.Id)!.Name}",
        Change.Changed<Touchpoint> changed => $"{plan.Future.Find(changed.Id)!.Name}.{changed.Fields.ShouldHaveSingleItem().Field.Id}",
        _ => change.ToString()!,
    };
}
