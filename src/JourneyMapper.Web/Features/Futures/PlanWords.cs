using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Futures;

/// <summary>Says what is to be done, in the reader's language, of the same things as <see cref="EditDescriber"/> says what was done.</summary>
/// <param name="plan">What it belongs to.</param>
/// <param name="readable">A field's value as people are shown it.</param>
sealed class PlanWords(FuturePlan plan, Func<Field, string, string> readable)
{
    readonly EditDescriber told = new(plan.Future, readable, plan.Current);

    /// <summary>A sentence for each thing to do.</summary>
    public IEnumerable<string> Tell(Change change) => change switch
    {
        Change.Added<Touchpoint> added => [FutureText.Add.With(EditDescriber.Quoted(added.Record.Name), plan.Future.LabelOf(added.Record.Stage))],
        Change.Removed<Touchpoint> removed => [FutureText.Remove.With(EditDescriber.Quoted(removed.Record.Name))],
        Change.Moved<Touchpoint> moved when moved.From.Group == moved.To.Group => [FutureText.Reorder.With(told.Name(moved.Id), told.Label(moved.To))],
        Change.Moved<Touchpoint> moved => [FutureText.Move.With(told.Name(moved.Id), told.Label(moved.From), told.Label(moved.To))],
        Change.Changed<Touchpoint> changed => changed.Fields.Select(field => Tell(told.Name(changed.Id), field)),
        Change.Added<Transition> { Record: var way } => [FutureText.AddTransition.With(told.Name(way))],
        Change.Removed<Transition> { Record: var way } => [FutureText.RemoveTransition.With(told.Name(way))],
        Change.Changed<Transition> changed when JourneyKinds.Transition.Find(plan.Future, changed.Id) is { } way => changed.Fields.Select(field => Tell(told.Name(way), field)),
        Change.Changed<Journey> changed => changed.Fields.Select(field => Tell(FutureText.Journey, field)),
        Change.Added<JourneyPersona> added => [FutureText.AddPersona.With(told.Name(added.Record))],
        Change.Removed<JourneyPersona> removed => [FutureText.RemovePersona.With(told.Name(removed.Record))],
        _ => told.Tell(new Difference([change])),
    };

    string Tell<TRecord>(string record, FieldChange<TRecord> field)
    {
        var (name, from, to) = (told.NameOf(field.Field), told.Value(field.Field, field.From), told.Value(field.Field, field.To));
        return field switch
        {
            { Field.Kind: FieldKind.Other } => FutureText.ChangeOther.With(record, name),
            { From.Length: 0 } => FutureText.Fill.With(record, name, to),
            { To.Length: 0 } => FutureText.Empty.With(record, name, from),
            _ => FutureText.Change.With(record, name, from, to),
        };
    }
}
