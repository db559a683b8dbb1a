using System.Reflection;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Sharing;
using JourneyMapper.Web.Features.Sharing.Guests;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Features.Sharing;

/// <summary>What is left of a journey for guests: read off its properties, so that a new one is hidden until somebody says otherwise.</summary>
public sealed class GuestMapTests
{
    // What a card shows whatever was chosen.
    static readonly string[] OnCard =
    [
        nameof(Touchpoint.Id), nameof(Touchpoint.Stage), nameof(Touchpoint.Rank), nameof(Touchpoint.Name), nameof(Touchpoint.Channel), nameof(Touchpoint.Contact), nameof(Touchpoint.Setting), nameof(Touchpoint.Necessity), nameof(Touchpoint.Colour),
        nameof(Touchpoint.Icon), nameof(Touchpoint.Handoff), nameof(Touchpoint.Takes), nameof(Touchpoint.TakesUnit), nameof(Touchpoint.Wait), nameof(Touchpoint.WaitUnit), nameof(Touchpoint.Importance),
    ];

    [Fact]
    public void A_touchpoint_keeps_its_card_and_the_chosen_lanes_and_nothing_else()
    {
        var full = Filled();
        var empty = new Touchpoint { Id = full.Id, Stage = full.Stage, Name = full.Name };
        var shown = GuestMap.Of(JourneyWith(full), [TouchpointFields.Action], personas: false).Touchpoints.ShouldHaveSingleItem();
        foreach (var property in Properties())
        {
            var (before, after, none) = (property.GetValue(full), property.GetValue(shown), property.GetValue(empty));
            if (OnCard.Contains(property.Name) || property.Name == nameof(Touchpoint.Action))
                after.ShouldBe(before, property.Name);
            else
                after.ShouldBe(none, property.Name);
        }
    }

    // Otherwise the test above would compare nothing with nothing.
    [Fact]
    public void All_that_a_touchpoint_has_is_filled_in_here()
    {
        var full = Filled();
        var empty = new Touchpoint { Id = Guid.Empty, Stage = default, Name = "" };
        foreach (var property in Properties())
            property.GetValue(full).ShouldNotBe(property.GetValue(empty), property.Name);
    }

    [Fact]
    public void Curves_of_personas_are_there_with_personas_and_their_lane_only()
    {
        var journey = JourneyWith(Filled()) with { Personas = [new() { Id = Guid.NewGuid(), Persona = Guid.NewGuid(), Curve = 2 }] };
        Emotions(GuestMap.Of(journey, [TouchpointFields.Emotion], personas: true)).ShouldBe((1, -1));
        Emotions(GuestMap.Of(journey, [TouchpointFields.Emotion], personas: false)).ShouldBe((1, null));
        Emotions(GuestMap.Of(journey, [TouchpointFields.Action], personas: true)).ShouldBe((0, null));
        GuestMap.Of(journey, [], personas: false).Personas.ShouldBeEmpty();

        static (int, int?) Emotions(Journey map) => (map.Touchpoints[0].Emotion, map.Touchpoints[0].Emotion2);
    }

    [Fact]
    public void The_map_shows_exactly_the_chosen_lanes_whatever_the_journey_hides()
    {
        var journey = JourneyWith(Filled()) with { HiddenLanes = "Action", ShownLanes = "Facts" };
        LaneSet.Of(GuestMap.Of(journey, [TouchpointFields.Action, TouchpointFields.Backstage], personas: false)).ShouldBe([TouchpointFields.Name, TouchpointFields.Action, TouchpointFields.Backstage], ignoreOrder: true);
        LaneSet.Of(GuestMap.Of(journey, [], personas: false)).ShouldBe([TouchpointFields.Name]);
    }

    [Fact]
    public void A_lane_that_takes_the_place_of_a_chosen_one_is_not_chosen()
    {
        var chosen = new OwnLane { Id = Guid.NewGuid(), Slot = 3, Name = "For guests" };
        var journey = JourneyWith(Filled()) with { OwnLanes = [chosen] };
        var stored = GuestLanes.KeyOf(journey, chosen.Cells());
        GuestLanes.Of(journey, stored).ShouldBe([chosen.Cells()]);
        var later = journey with { OwnLanes = [new() { Id = Guid.NewGuid(), Slot = 3, Name = "Secret" }] };
        GuestLanes.Of(later, stored).ShouldBeEmpty();
        GuestMap.Of(later, GuestLanes.Of(later, stored), personas: true).ShouldSatisfyAllConditions(map => map.OwnLanes.ShouldBeEmpty(), map => map.Touchpoints[0].Own3.ShouldBe(""));
    }

    [Fact]
    public void Of_pain_points_and_opportunities_guests_know_the_line_and_its_mark()
    {
        var touchpoint = Filled();
        var journey = JourneyWith(touchpoint) with
        {
            PainPoints = [new() { Id = Guid.NewGuid(), Touchpoint = touchpoint.Id, Title = "Slow", Severity = PainSeverity.High, Evidence = "Interview with Mr Smith" }],
            Opportunities = [new() { Id = Guid.NewGuid(), Touchpoint = touchpoint.Id, Title = "Faster", Status = OpportunityStatus.Done, Description = "Costly", Partner = "Agency", Impact = 5, Owner = Guid.NewGuid() }],
        };
        var shown = GuestMap.Of(journey, [TouchpointFields.PainPoints, TouchpointFields.Opportunities], personas: false);
        (shown.PainPoints[0].Title, shown.PainPoints[0].Severity, shown.PainPoints[0].Evidence).ShouldBe(("Slow", PainSeverity.High, ""));
        (shown.Opportunities[0].Title, shown.Opportunities[0].Status, shown.Opportunities[0].Description, shown.Opportunities[0].Partner, shown.Opportunities[0].Owner).ShouldBe(("Faster", OpportunityStatus.Done, "", "", null));
        GuestMap.Of(journey, [], personas: false).ShouldSatisfyAllConditions(map => map.PainPoints.ShouldBeEmpty(), map => map.Opportunities.ShouldBeEmpty());
    }

    static IEnumerable<PropertyInfo> Properties() => typeof(Touchpoint).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    static Journey JourneyWith(Touchpoint touchpoint) => new() { Id = Guid.NewGuid(), Title = "Buying a bike", Touchpoints = [touchpoint] };

    // Each property with something other than what it has by itself.
    static Touchpoint Filled()
    {
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Rank = Rank.Between(Rank.Between(null, null), null), Kpis = KpiTargets.Parse("nps|50|5"), Advice = "x" };
        foreach (var property in Properties().Where(property => property.Name is not (nameof(Touchpoint.Id) or nameof(Touchpoint.Stage) or nameof(Touchpoint.Name) or nameof(Touchpoint.Rank) or nameof(Touchpoint.Kpis) or nameof(Touchpoint.Advice))))
            property.SetValue(touchpoint, Value(property.PropertyType, property.GetValue(touchpoint)));
        return touchpoint with { Emotion = 1, Emotion2 = -1 };
    }

    static object Value(Type type, object? now)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? "something"
            : type == typeof(int) ? 2
            : type == typeof(Guid) ? Guid.NewGuid()
            : type == typeof(DateOnly) ? new DateOnly(2026, 11, 30)
            : Enum.GetValues(type).Cast<object>().First(value => !value.Equals(now));
    }
}
