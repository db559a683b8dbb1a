using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Tells in the reader's language what an edit changed.</summary>
/// <param name="journey">The journey as it is now: where names and labels are looked up.</param>
/// <param name="readable">A field's value as people are shown it, for fields whose value is a name or an id.</param>
/// <param name="other">Where the names of touchpoints are looked up that the journey does not have.</param>
public sealed class EditDescriber(Journey journey, Func<Field, string, string> readable, Journey? other = null)
{
    const int Longest = 60;
    const int MostNamed = 5;

    readonly Dictionary<Guid, string> gone = [];
    readonly Dictionary<Guid, Transition> lost = [];

    /// <summary>One sentence for each thing that changed, or for the same thing done to several touchpoints. To be asked in the order in which it happened, the latest first.</summary>
    public IEnumerable<string> Tell(Difference difference)
    {
        Remember(difference);
        if (Together(difference) is { } summary)
        {
            yield return summary;
            yield break;
        }

        foreach (var change in difference.Changes.Where(change => !TouchpointItems.IsToldByText(change)).Reverse())
        {
            foreach (var sentence in Tell(change))
                yield return sentence;
        }
    }

    // What was removed later is still known by its name when earlier changes are told.
    void Remember(Difference difference)
    {
        foreach (var change in difference.Changes)
        {
            if (change is Change.Removed<Touchpoint> { Record: var removed })
                gone[removed.Id] = removed.Name;
            else if (change is Change.Removed<Transition> { Record: var way })
                lost[way.Id] = way;
        }
    }

    // Transitions come and go with their touchpoints.
    string? Together(Difference difference)
    {
        ImmutableArray<Change> all = [.. difference.Changes.Where(change => !TouchpointItems.IsToldByText(change))];
        var count = all.Count(change => change.Target.Kind == JourneyKinds.Touchpoint);
        if (count < 2)
            return null;
        if (all.All(change => change is Change.Removed<Touchpoint> or Change.Removed<Transition>))
            return ChangeText.RemovedMany.With(count, Names(all.OfType<Change.Removed<Touchpoint>>().Select(change => change.Record.Name)));
        if (all.All(change => change is Change.Added<Touchpoint> or Change.Added<Transition>))
            return ChangeText.AddedMany.With(count, Names(all.OfType<Change.Added<Touchpoint>>().Select(change => change.Record).OrderBy(added => added.Stage).ThenBy(added => added.Rank).Select(added => added.Name)));
        if (all.OfType<Change.Moved<Touchpoint>>().ToList() is var moves && moves.Count == all.Length && moves.Select(move => move.To.Group).Distinct().Count() == 1)
            return ChangeText.MovedMany.With(count, Label(moves[0].To), Names(moves.OrderBy(move => move.To.Rank).Select(move => NameOf(move.Id))));
        if (all.OfType<Change.Changed<Touchpoint>>().ToList() is var changes && changes.Count == all.Length && changes.TrueForAll(change => change.Fields is [var only] && only.Field == changes[0].Fields[0].Field && only.To == changes[0].Fields[0].To))
            return ChangeText.FieldMany.With(NameOf(changes[0].Fields[0].Field), count, Value(changes[0].Fields[0].Field, changes[0].Fields[0].To), Names(changes.Select(change => NameOf(change.Id))));
        return null;
    }

    static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostNamed).Select(name => Quoted(Short(name)))) + (all.Count > MostNamed ? "…" : "");
    }

    IEnumerable<string> Tell(Change change) => change switch
    {
        Change.Added<Touchpoint> added => [ChangeText.Added.With(Quoted(added.Record.Name), journey.LabelOf(added.Record.Stage))],
        Change.Removed<Touchpoint> removed => [ChangeText.Removed.With(Quoted(removed.Record.Name))],
        Change.Moved<Touchpoint> moved when moved.From.Group == moved.To.Group => [ChangeText.MovedWithin.With(Name(moved.Id), Label(moved.To))],
        Change.Moved<Touchpoint> moved => [ChangeText.Moved.With(Name(moved.Id), Label(moved.From), Label(moved.To))],
        Change.Changed<Touchpoint> changed => changed.Fields.Select(field => Tell(Name(changed.Id), field)),
        Change.Added<Transition> { Record: { To: { } to } added } => [ChangeText.TransitionAdded.With(Name(added.From), Name(to))],
        Change.Added<Transition> { Record: var added } => [ChangeText.TransitionOutAdded.With(Name(added.From))],
        Change.Removed<Transition> { Record: { To: { } to } removed } => [ChangeText.TransitionRemoved.With(Name(removed.From), Name(to))],
        Change.Removed<Transition> { Record: var removed } => [ChangeText.TransitionOutRemoved.With(Name(removed.From))],
        Change.Changed<Transition> changed => changed.Fields.Select(field => Tell(TransitionName(changed.Id), field)),
        Change.Changed<PainPoint> changed => changed.Fields.Select(field => Tell(ItemName(JourneyKinds.PainPoint, changed.Id), field)),
        Change.Changed<Opportunity> changed => changed.Fields.Select(field => Tell(ItemName(JourneyKinds.Opportunity, changed.Id), field)),
        Change.Added<OwnLane> added => [ChangeText.LaneAdded.With(Quoted(added.Record.Name))],
        Change.Removed<OwnLane> removed => [ChangeText.LaneRemoved.With(Quoted(removed.Record.Name))],
        Change.Changed<OwnLane> changed => changed.Fields.Select(field => Tell(Quoted(JourneyKinds.OwnLane.Find(journey, changed.Id)?.Name ?? "…"), field)),
        Change.Added<Goal> added => [ChangeText.GoalAdded.With(Quoted(added.Record.Title))],
        Change.Removed<Goal> removed => [ChangeText.GoalRemoved.With(Quoted(removed.Record.Title))],
        Change.Changed<Goal> changed => changed.Fields.Select(field => Tell(Quoted(JourneyKinds.Goal.Find(journey, changed.Id)?.Title ?? "…"), field)),
        Change.Added<JourneyPersona> added => [ChangeText.PersonaAdded.With(Name(added.Record))],
        Change.Removed<JourneyPersona> removed => [ChangeText.PersonaRemoved.With(Name(removed.Record))],
        Change.Changed<Journey> changed => changed.Fields.Select(Tell),
        _ => [],
    };

    string Tell<TRecord>(string record, FieldChange<TRecord> field)
    {
        var (name, from, to) = (NameOf(field.Field), Value(field.Field, field.From), Value(field.Field, field.To));
        return field switch
        {
            { Field.Kind: FieldKind.Other } => ChangeText.FieldOther.With(record, name),
            { From.Length: 0 } => ChangeText.FieldFilled.With(record, name, to),
            { To.Length: 0 } => ChangeText.FieldEmptied.With(record, name, from),
            _ => ChangeText.Field.With(record, name, from, to),
        };
    }

    internal string NameOf(Field field) => LaneSet.NameOf(journey, field);

    string Tell(FieldChange<Journey> field) => field.Field == JourneyFields.LaneTitles || field.Field.Kind is FieldKind.Member or FieldKind.Other
        ? ChangeText.JourneyFieldOther.With(field.Field.Name())
        : ChangeText.JourneyField.With(field.Field.Name(), Value(field.Field, field.From), Value(field.Field, field.To));

    internal string Value(Field field, string value) => OwnCell.FormOf(journey, field) is { } lane ? Short(OwnCell.Shown(lane, value, CultureInfo.CurrentCulture)) : field.Kind != FieldKind.Reference ? Short(readable(field, value)) : value.Length == 0 ? BoardText.TransitionOutside : NameOf(Guid.Parse(value));

    string NameOf(Guid touchpoint) => (journey.Find(touchpoint) ?? other?.Find(touchpoint))?.Name ?? gone.GetValueOrDefault(touchpoint, "…");

    internal string Name(Guid touchpoint) => Quoted(NameOf(touchpoint));

    string TransitionName(Guid transition) => (JourneyKinds.Transition.Find(journey, transition) ?? lost.GetValueOrDefault(transition)) is { } known ? Name(known) : "…";

    internal string Name(Transition transition) =>
        transition.To is { } to ? ChangeText.Transition.With(Name(transition.From), Name(to)) : ChangeText.TransitionOut.With(Name(transition.From));

    string ItemName<TItem>(OrderedKind<TItem> kind, Guid id)
        where TItem : class, ITouchpointItem =>
        Quoted(kind.Find(journey, id)?.Title is { } title ? Short(title) : "…");

    internal string Name(JourneyPersona persona) => Quoted(readable(JourneyPersonaFields.Persona, JourneyPersonaFields.Persona.Read(persona)));

    internal string Label(Position position) => journey.LabelOf(Enum.Parse<Stage>(position.Group));

    internal static string Quoted(string name) => ChangeText.Quoted.With(name);

    // The beginning of a text, on one line.
    static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest), "…");
    }
}
