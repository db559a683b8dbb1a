using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Editing;

public sealed class RestoreTests
{
    [Fact]
    public void Any_later_state_becomes_any_earlier_one_and_comes_back() => Property.Holds(generate =>
    {
        var (states, past) = generate.History(40);
        var (now, then) = (states[^1], generate.OneOf(states));
        var restore = new Restore(then, JourneyKinds.All);
        var restored = now.Do(restore);
        Content(restored.After).ShouldBe(Content(then));
        if (restored.Difference.IsEmpty)
            return;
        Content(restored.After.Do(new Revert(restore.Id, restored.Difference)).After).ShouldBe(Content(now));
        restored.After.Do(restore).Difference.IsEmpty.ShouldBeTrue();
    }, cases: 60);

    [Fact]
    public void Only_what_differs_is_changed()
    {
        var then = Journeys.With("Ad", "Shop", "Friend");
        var now = then.After(JourneyKinds.Touchpoint.Remove(then.Id("Shop"))).After(then.Write("Ad", TouchpointFields.Thought, "Nice")).After(JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("Poster"), Place.AtStart))
            .After(JourneyKinds.Touchpoint.Move(then.Id("Friend"), Stage.Loyalty, Place.AtEnd));
        JourneyKinds.Between(then, now).Changes.Select(change => change.GetType()).ShouldBe(
            [typeof(Change.Removed<Touchpoint>), typeof(Change.Added<Touchpoint>), typeof(Change.Changed<Touchpoint>), typeof(Change.Moved<Touchpoint>)]);
        JourneyKinds.Between(now, now).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void One_that_goes_elsewhere_moves_no_others()
    {
        var then = Journeys.With("Ad", "Shop", "Friend", "Poster");
        var (away, last) = (then.After(JourneyKinds.Touchpoint.Move(then.Id("Ad"), Stage.Loyalty, Place.AtEnd)), then.After(JourneyKinds.Touchpoint.Move(then.Id("Ad"), then.Touchpoints[0].Stage, Place.AtEnd)));
        foreach (var now in new[] { away, last })
        {
            JourneyKinds.Between(then, now).Changes.ShouldHaveSingleItem().Target.Id.ShouldBe(then.Id("Ad"));
            JourneyKinds.Between(now, then).Changes.ShouldHaveSingleItem().Target.Id.ShouldBe(then.Id("Ad"));
        }
    }

    // Places are kept, the ranks behind them may be others.
    static string Content(Journey journey) => Picture.Of(journey with
    {
        Touchpoints = [.. journey.Touchpoints.Select(touchpoint => touchpoint with { Rank = default })],
        Transitions = [.. journey.Transitions.Select(transition => transition with { Rank = default })],
        OwnLanes = [.. journey.OwnLanes.Select(lane => lane with { Rank = default })],
        PainPoints = [.. journey.PainPoints.Select(point => point with { Rank = default })],
        Opportunities = [.. journey.Opportunities.Select(opportunity => opportunity with { Rank = default })],
        Personas = [.. journey.Personas.Select(persona => persona with { Rank = default })],
    });
}
