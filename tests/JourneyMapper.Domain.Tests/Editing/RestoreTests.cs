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

    [Fact]
    public void One_touchpoint_becomes_what_it_was_and_all_else_stays() => Property.Holds(generate =>
    {
        var (states, _) = generate.History(40);
        var (now, then) = (states[^1], generate.OneOf(states));
        if (then.Touchpoints.IsEmpty)
            return;
        var was = generate.OneOf(then.Touchpoints);
        var edit = new RestoreTouchpoint(then, was.Id);
        var restored = now.Do(edit);
        var after = restored.After;
        JourneyKinds.Touchpoint.Fields.Between(after.Find(was.Id)!, was).ShouldBeEmpty();
        after.Find(was.Id)!.Stage.ShouldBe(was.Stage);
        after.PainPoints.Where(OfIt).Select(Said).ShouldBe(then.PainPoints.Where(OfIt).Select(Said), ignoreOrder: true);
        Content(after with { Touchpoints = [.. after.Touchpoints.Where(other => other.Id != was.Id)], PainPoints = [], Opportunities = [] })
            .ShouldBe(Content(now with { Revision = after.Revision, ContentRevision = after.ContentRevision, Touchpoints = [.. now.Touchpoints.Where(other => other.Id != was.Id)], PainPoints = [], Opportunities = [] }));
        after.Do(edit).Difference.IsEmpty.ShouldBeTrue();
        if (!restored.Difference.IsEmpty)
            Content(after.Do(new Revert(edit.Id, restored.Difference)).After).ShouldBe(Content(now));

        bool OfIt(PainPoint point) => point.Touchpoint == was.Id;
        // Its place may be another, and where it has gone to another touchpoint it is a copy.
        static (string, PainSeverity, string) Said(PainPoint point) => (point.Title, point.Severity, point.Evidence);
    }, cases: 60);

    [Fact]
    public void What_has_gone_to_another_touchpoint_stays_there_and_comes_back_as_a_copy()
    {
        var then = Journeys.With("Ad", "Shop");
        then = then.After(JourneyKinds.PainPoint.Add(new() { Id = Guid.NewGuid(), Touchpoint = then.Id("Ad"), Title = "Slow", Severity = PainSeverity.High }, Place.AtEnd));
        var now = then.After(JourneyKinds.PainPoint.Change(then.PainPoints[0].Id, [new(PainPointFields.Touchpoint, then.Id("Ad").ToString(), then.Id("Shop").ToString())]));
        (now.Find(then.Id("Ad"))!.PainPoints, now.Find(then.Id("Shop"))!.PainPoints).ShouldBe(("", "Slow"));
        var after = now.After(new RestoreTouchpoint(then, then.Id("Ad")));
        (after.Find(then.Id("Ad"))!.PainPoints, after.Find(then.Id("Shop"))!.PainPoints).ShouldBe(("Slow", "Slow"));
        after.PainPoints.Select(point => (point.Title, point.Severity)).ShouldBe([("Slow", PainSeverity.High), ("Slow", PainSeverity.High)]);
        after.PainPoints.Single(point => point.Touchpoint == then.Id("Shop")).Id.ShouldBe(then.PainPoints[0].Id);
    }

    [Fact]
    public void A_restored_touchpoint_stands_behind_what_it_stood_behind()
    {
        var then = Journeys.With("Ad", "Shop", "Friend");
        var now = then.After(JourneyKinds.Touchpoint.Remove(then.Id("Shop"))).After(JourneyKinds.Touchpoint.Move(then.Id("Friend"), then.Touchpoints[0].Stage, Place.AtStart))
            .After(JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("Poster"), Place.AtEnd));
        now.After(new RestoreTouchpoint(then, then.Id("Shop"))).Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Friend", "Ad", "Shop", "Poster"]);
    }

    // Places are kept, the ranks behind them may be others.
    static string Content(Journey journey) => Picture.Of(journey with
    {
        Touchpoints = [.. journey.Touchpoints.Select(touchpoint => touchpoint with { Rank = default })],
        Transitions = [.. journey.Transitions.Select(transition => transition with { Rank = default })],
        Goals = [.. journey.Goals.Select(goal => goal with { Rank = default })],
        OwnLanes = [.. journey.OwnLanes.Select(lane => lane with { Rank = default })],
        PainPoints = [.. journey.PainPoints.Select(point => point with { Rank = default })],
        Opportunities = [.. journey.Opportunities.Select(opportunity => opportunity with { Rank = default })],
        Personas = [.. journey.Personas.Select(persona => persona with { Rank = default })],
    });
}
