using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;

namespace JourneyMapper.Domain.Tests.Editing;

public sealed class AddPersonaTests
{
    static readonly Guid[] Known = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];

    [Fact]
    public void Each_gets_the_first_curve_that_is_nobodys_and_comes_once()
    {
        var journey = With(3);
        journey.Personas.Select(persona => (persona.Persona, persona.Curve)).ShouldBe([(Known[0], 1), (Known[1], 2), (Known[2], 3)]);
        Add(journey, Known[1]).ShouldBeOfType<Outcome<Journey>.Applied>().Difference.IsEmpty.ShouldBeTrue();
        journey = Done(journey.Apply(JourneyKinds.Persona.Remove(journey.Personas[1].Id)));
        Done(Add(journey, Known[4])).Personas.Select(persona => (persona.Persona, persona.Curve)).ShouldBe([(Known[0], 1), (Known[2], 3), (Known[4], 2)]);
    }

    [Fact]
    public void A_sixth_finds_no_room() =>
        Add(With(Limits.Personas), Known[5]).ShouldBe(new Outcome<Journey>.Refused(new Refusal.Full(Limits.Personas)));

    [Fact]
    public void What_the_one_before_felt_does_not_become_the_feelings_of_the_next_and_comes_back_with_undo()
    {
        var journey = Done(With(2).Apply(JourneyKinds.Touchpoint.Add(new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Store", Emotion = 1, Emotion2 = -2 }, Domain.Records.Place.AtEnd)));
        var removed = journey.Apply(JourneyKinds.Persona.Remove(journey.Personas[1].Id)).ShouldBeOfType<Outcome<Journey>.Applied>();
        removed.After.Touchpoints[0].Emotion2.ShouldBe(-2);
        var added = Add(removed.After, Known[4]).ShouldBeOfType<Outcome<Journey>.Applied>();
        (added.After.Touchpoints[0].Emotion, added.After.Touchpoints[0].Emotion2).ShouldBe((1, null));
        Done(added.After.Apply(new Revert(Guid.NewGuid(), added.Difference))).Touchpoints[0].Emotion2.ShouldBe(-2);
    }

    [Fact]
    public void A_persona_does_not_come_back_onto_a_curve_that_is_another_ones_since()
    {
        var journey = With(2);
        var removed = journey.Apply(JourneyKinds.Persona.Remove(journey.Personas[1].Id)).ShouldBeOfType<Outcome<Journey>.Applied>();
        var taken = Done(Add(removed.After, Known[4]));
        taken.Apply(new Revert(Guid.NewGuid(), removed.Difference)).ShouldBe(new Outcome<Journey>.Refused(new Refusal.Overtaken()));
    }

    [Fact]
    public void A_copy_is_about_the_same_personas()
    {
        var journey = With(2);
        journey.CopyAs(Guid.NewGuid()).Personas.Select(persona => (persona.Persona, persona.Curve)).ShouldBe(journey.Personas.Select(persona => (persona.Persona, persona.Curve)));
    }

    static Journey With(int personas) => Known.Take(personas).Aggregate(new Journey { Id = Guid.NewGuid(), Title = "A bike" }, (journey, persona) => Done(Add(journey, persona)));

    static Outcome<Journey> Add(Journey journey, Guid persona) => journey.Apply(new AddPersona(new JourneyPersona { Id = Guid.NewGuid(), Persona = persona }));

    static Journey Done(Outcome<Journey> outcome) => outcome.ShouldBeOfType<Outcome<Journey>.Applied>().After;
}
