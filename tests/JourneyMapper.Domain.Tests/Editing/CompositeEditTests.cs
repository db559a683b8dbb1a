using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>What is done with several touchpoints at once is one edit: one difference, one step back.</summary>
public sealed class CompositeEditTests
{
    [Fact]
    public void Several_removals_are_one_revision_and_come_back_in_one_step_with_what_led_to_them() => Property.Holds(generate =>
    {
        var journey = generate.Journey();
        var selected = journey.Touchpoints.Where(_ => generate.OnceIn(2)).Select(touchpoint => touchpoint.Id).ToList();
        if (selected.Count == 0)
            return;
        var edit = new CompositeEdit([.. selected.Select(id => JourneyKinds.Touchpoint.Remove(id))], SkipsGone: true);
        var removed = journey.Do(edit);
        removed.After.Revision.ShouldBe(journey.Revision + 1);
        removed.After.Touchpoints.Select(touchpoint => touchpoint.Id).ShouldBe(journey.Touchpoints.Select(touchpoint => touchpoint.Id).Except(selected));
        removed.After.Transitions.ShouldAllBe(transition => !selected.Contains(transition.From) && !(transition.To != null && selected.Contains(transition.To.Value)));
        Picture.IsSame(removed.After.Do(Journeys.Undo(edit, removed)).After, journey with { Revision = journey.Revision + 2 }).ShouldBeTrue();
    });

    [Fact]
    public void Several_moved_stand_in_their_order_behind_their_place_and_all_others_in_theirs() => Property.Holds(generate =>
    {
        var journey = generate.Journey(30);
        ImmutableArray<Guid> moving = [.. journey.Touchpoints.Where(_ => generate.OnceIn(3)).Select(touchpoint => touchpoint.Id)];
        if (moving.IsEmpty)
            return;
        var stage = generate.OneOf(Stages.All);
        var others = journey.In(stage).Select(touchpoint => touchpoint.Id).Except(moving).ToList();
        var place = generate.Place(journey);
        // One that moves itself, and one of another stage, are no neighbours: then it is the end.
        var at = place.After is { } after && others.Contains(after) ? others.IndexOf(after) + 1 : place == Place.AtStart ? 0 : others.Count;
        others.InsertRange(at, moving);
        var moved = journey.Do(JourneyKinds.Touchpoint.MoveRow(moving, stage.ToString(), place)).After;
        moved.In(stage).Select(touchpoint => touchpoint.Id).ShouldBe(others);
        foreach (var other in Stages.All.Where(other => other != stage))
            moved.In(other).Select(touchpoint => touchpoint.Id).ShouldBe(journey.In(other).Select(touchpoint => touchpoint.Id).Except(moving));
    });

    [Fact]
    public void What_stands_there_already_is_not_moved()
    {
        var journey = Journeys.With("Ad", "Shop", "Friend", "Poster");
        journey.Do(JourneyKinds.Touchpoint.MoveRow([journey.Id("Shop"), journey.Id("Friend")], nameof(Stage.Awareness), Place.Behind(journey.Id("Ad")))).Difference.IsEmpty.ShouldBeTrue();
        var edit = JourneyKinds.Touchpoint.MoveRow([journey.Id("Friend"), journey.Id("Shop")], nameof(Stage.Awareness), Place.Behind(journey.Id("Ad")));
        journey.After(edit).NamesIn(Stage.Awareness).ShouldBe(["Ad", "Friend", "Shop", "Poster"]);
    }

    [Fact]
    public void As_many_in_a_row_as_there_may_be_keep_short_ranks()
    {
        var journey = Journeys.With("Ad", "Shop");
        ImmutableArray<Touchpoint> many = [.. Enumerable.Range(0, Limits.Touchpoints - 2).Select(i => Journeys.Touchpoint($"{i}"))];
        var added = journey.After(JourneyKinds.Touchpoint.AddRow(many, Place.Behind(journey.Id("Ad"))));
        added.NamesIn(Stage.Awareness).ShouldBe(["Ad", .. many.Select(touchpoint => touchpoint.Name), "Shop"]);
        added.Touchpoints.Max(touchpoint => touchpoint.Rank.Text.Length).ShouldBeLessThan(12);
        var moved = added.After(JourneyKinds.Touchpoint.MoveRow([.. many.Select(touchpoint => touchpoint.Id)], nameof(Stage.Loyalty), Place.AtEnd));
        moved.NamesIn(Stage.Loyalty).ShouldBe(many.Select(touchpoint => touchpoint.Name));
        added.Refuse(JourneyKinds.Touchpoint.AddRow([Journeys.Touchpoint("One too many")], Place.AtEnd)).ShouldBeOfType<Refusal.Full>();
    }

    [Fact]
    public void What_others_have_removed_is_left_out_or_refuses_the_whole_as_asked()
    {
        var seen = Journeys.With("Ad", "Shop", "Friend");
        var journey = seen.After(JourneyKinds.Touchpoint.Remove(seen.Id("Shop")));
        ImmutableArray<Edit> removals = [.. seen.Touchpoints.Select(touchpoint => JourneyKinds.Touchpoint.Remove(touchpoint.Id))];
        var outcome = journey.Do(new CompositeEdit(removals, SkipsGone: true));
        (outcome.After.Touchpoints.Length, outcome.Skipped).ShouldBe((0, 1));
        journey.Refuse(new CompositeEdit(removals)).ShouldBe(new Refusal.Gone(seen.Id("Shop")));
        outcome.After.Refuse(new CompositeEdit(removals, SkipsGone: true)).ShouldBeOfType<Refusal.Gone>();
        var moved = journey.Do(new CompositeEdit([JourneyKinds.Touchpoint.MoveRow([.. seen.Touchpoints.Select(touchpoint => touchpoint.Id)], nameof(Stage.Loyalty), Place.Behind(seen.Id("Shop")))], SkipsGone: true));
        moved.After.NamesIn(Stage.Loyalty).ShouldBe(["Ad", "Friend"]);
        moved.Skipped.ShouldBe(1);
    }

    [Fact]
    public void One_that_cannot_be_done_keeps_all_from_being_done()
    {
        var journey = Journeys.With("Ad", "Shop");
        var edit = new CompositeEdit([JourneyKinds.Touchpoint.Remove(journey.Id("Ad")), journey.Write("Shop", TouchpointFields.Name, "")], SkipsGone: true);
        journey.Refuse(edit).ShouldBe(new Refusal.Invalid(journey.Id("Shop"), TouchpointFields.Name, Problem.Required));
    }

    [Fact]
    public void A_colour_is_a_mark_that_voids_no_approval()
    {
        var journey = Journeys.With("Ad");
        var coloured = journey.After(journey.Write("Ad", TouchpointFields.Colour, nameof(CardColour.Teal)));
        (coloured.Named("Ad").Colour, coloured.ContentRevision).ShouldBe((CardColour.Teal, journey.ContentRevision));
        journey.Refuse(journey.Write("Ad", TouchpointFields.Colour, "Pink")).ShouldBe(new Refusal.Invalid(journey.Id("Ad"), TouchpointFields.Colour, Problem.Unknown));
    }
}
