using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Futures;

/// <summary>Says what is to be done, in the reader's language. What was done is said by <see cref="EditDescriber"/>, as anywhere.</summary>
/// <param name="plan">What it belongs to.</param>
/// <param name="readable">A field's value as people are shown it.</param>
sealed class PlanWords(FuturePlan plan, Func<Field, string, string> readable)
{
    readonly EditDescriber told = new(plan.Future, readable);

    /// <summary>A sentence for each thing to do.</summary>
    public IEnumerable<string> Tell(Change change) => change switch
    {
        Change.Added<Touchpoint> added => [FutureText.Add.With(Quoted(added.Record.Name), plan.Future.LabelOf(added.Record.Stage))],
        Change.Removed<Touchpoint> removed => [FutureText.Remove.With(Quoted(removed.Record.Name))],
        Change.Moved<Touchpoint> moved when moved.From.Group == moved.To.Group => [FutureText.Reorder.With(Name(moved.Id), Label(moved.To))],
        Change.Moved<Touchpoint> moved => [FutureText.Move.With(Name(moved.Id), Label(moved.From), Label(moved.To))],
        Change.Changed<Touchpoint> changed => changed.Fields.Select(field => Tell(Name(changed.Id), field)),
        Change.Added<Transition> { Record: var way } => [FutureText.AddTransition.With(Way(way))],
        Change.Removed<Transition> { Record: var way } => [FutureText.RemoveTransition.With(Way(way))],
        Change.Changed<Transition> changed when JourneyKinds.Transition.Find(plan.Future, changed.Id) is { } way => changed.Fields.Select(field => Tell(Way(way), field)),
        Change.Changed<Journey> changed => changed.Fields.Select(field => Tell(FutureText.Journey, field)),
        Change.Added<JourneyPersona> added => [FutureText.AddPersona.With(Persona(added.Record))],
        Change.Removed<JourneyPersona> removed => [FutureText.RemovePersona.With(Persona(removed.Record))],
        _ => told.Tell(new Difference([change])),
    };

    string Tell<TRecord>(string record, FieldChange<TRecord> field)
    {
        var (name, from, to) = (field.Field.Name(), Value(field.Field, field.From), Value(field.Field, field.To));
        return field switch
        {
            { Field.Kind: FieldKind.Other } => FutureText.ChangeOther.With(record, name),
            { From.Length: 0 } => FutureText.Fill.With(record, name, to),
            { To.Length: 0 } => FutureText.Empty.With(record, name, from),
            _ => FutureText.Change.With(record, name, from, to),
        };
    }

    string Value(Field field, string value) => field.Kind != FieldKind.Reference ? EditDescriber.Short(readable(field, value)) : value.Length == 0 ? BoardText.TransitionOutside : NameOf(Guid.Parse(value));

    string NameOf(Guid touchpoint) => (plan.Future.Find(touchpoint) ?? plan.Current.Find(touchpoint))?.Name ?? "…";

    string Name(Guid touchpoint) => Quoted(NameOf(touchpoint));

    string Way(Transition way) => way.To is { } to ? ChangeText.Transition.With(Name(way.From), Name(to)) : ChangeText.TransitionOut.With(Name(way.From));

    string Persona(JourneyPersona persona) => Quoted(readable(JourneyPersonaFields.Persona, JourneyPersonaFields.Persona.Read(persona)));

    string Label(Position position) => plan.Future.LabelOf(Enum.Parse<Stage>(position.Group));

    static string Quoted(string name) => ChangeText.Quoted.With(name);
}
