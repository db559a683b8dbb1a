using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Omnichannel;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Testing;

/// <summary>Makes journeys and edits by chance: the same seed, the same journey and the same edits. About one edit in five is not acceptable.</summary>
public sealed class Generate(int seed)
{
    static readonly string[] Words =
    [
        "search", "Vélo", "boutique", "où ?", "garçon", "«\u00a0oui\u00a0»", "ναι", "да", "日本語", "مرحبا", "שלום",
        "🚲", "👩‍👩‍👧", "e\u0301te\u0301", "O’Neill", "<b>", "&amp;", "{0}", "'; --", "%_\\", "\"quoted\"",
    ];

    readonly Random random = new(seed);

    /// <summary>A number from 0 to below the limit.</summary>
    public int Below(int limit) => random.Next(limit);

    /// <summary>True once in so many times.</summary>
    public bool OnceIn(int times) => random.Next(times) == 0;

    /// <summary>One of them.</summary>
    public T OneOf<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>An id that depends on nothing but the seed.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>A journey with some touchpoints in each stage, and transitions between them: those that do not give one of them more than all of its customers.</summary>
    public Journey Journey(int touchpoints = 12)
    {
        var journey = new Journey { Id = Id(), Title = Line(), Scenario = Line(), Owner = OnceIn(2) ? Id() : null, Tags = Tag() };
        for (var i = 0; i < touchpoints; i++)
            journey = ((Outcome<Journey>.Applied)journey.Apply(JourneyKinds.Touchpoint.Add(Touchpoint(), Place(journey)))).After;
        for (var i = 0; i < touchpoints / 3; i++)
            if (journey.Apply(JourneyKinds.Transition.Add(Transition(journey, () => OneOf(journey.Touchpoints).Id), Domain.Records.Place.AtEnd)) is Outcome<Journey>.Applied added)
                journey = added.After;
        return journey with { Revision = 0, ContentRevision = 0 };
    }

    /// <summary>A touchpoint that a journey accepts.</summary>
    public Touchpoint Touchpoint() => TouchpointFields.Set.All.Aggregate(
        new Touchpoint { Id = Id(), Stage = OneOf(Stages.All), Name = "" }, (touchpoint, field) => field.Write(touchpoint, Canonical(field)));

    /// <summary>Anything that somebody may send, acceptable or not, made by whoever sees the journey as it is.</summary>
    /// <param name="journey">What they see.</param>
    /// <param name="past">What has been done so far: reverts take it back.</param>
    public Edit Edit(Journey journey, IReadOnlyList<JournalEntry> past)
    {
        Edit edit = random.Next(17) switch
        {
            0 or 1 or 2 => Add(journey),
            3 or 4 or 5 => Change(journey),
            6 or 7 => JourneyKinds.Touchpoint.Move(Known(journey), OnceIn(20) ? (Stage)9 : OneOf(Stages.All), Place(journey)),
            8 => OnceIn(3) || past.Count == 0 ? JourneyKinds.Touchpoint.Remove(Known(journey)) : Revert(OneOf(past)),
            9 => JourneyKinds.Transition.Add(Transition(journey, () => Known(journey)), TransitionPlace(journey)),
            10 => OfTransition(journey),
            11 => OfPersona(journey),
            12 => Several(journey),
            13 => OfItem(journey),
            14 => OfLane(journey),
            15 => OfGoal(journey),
            _ => JourneyKinds.Journey.Change([Change(JourneyFields.Set, journey)]),
        };
        return edit with { Id = Id() };
    }

    /// <summary>What edits by chance make of a journey by chance: each state, the first one first, and the entries between them.</summary>
    /// <param name="edits">So many are tried; those that are refused or change nothing leave no entry.</param>
    public (IReadOnlyList<Journey> States, IReadOnlyList<JournalEntry> Entries) History(int edits)
    {
        List<Journey> states = [Journey()];
        List<JournalEntry> past = [];
        for (var i = 0; i < edits; i++)
        {
            var edit = Edit(states[^1], past);
            if (states[^1].Apply(edit) is not Outcome<Journey>.Applied { Difference.IsEmpty: false } applied)
                continue;
            states.Add(applied.After);
            past.Add(JournalEntry.Of(edit, applied, Id(), DateTimeOffset.UnixEpoch));
        }

        return (states, past);
    }

    /// <summary>A place that makes sense, or names a touchpoint that is not there.</summary>
    public Place Place(Journey journey) => random.Next(4) switch
    {
        0 => Domain.Records.Place.AtStart,
        1 => Domain.Records.Place.AtEnd,
        _ => Domain.Records.Place.Behind(Known(journey)),
    };

    /// <summary>A line of text that is stored as it is.</summary>
    public string Line() => string.Join(' ', Enumerable.Range(0, 1 + random.Next(4)).Select(_ => OneOf(Words)));

    /// <summary>Some lines of text that are stored as they are, maybe none.</summary>
    public string Lines() => string.Join('\n', Enumerable.Range(0, random.Next(4)).Select(_ => Line()));

    static Revert Revert(JournalEntry entry) => new(entry.Edit, entry.Difference);

    AddRecord<Touchpoint> Add(Journey journey)
    {
        var touchpoint = Touchpoint();
        return JourneyKinds.Touchpoint.Add(random.Next(15) switch
        {
            0 => touchpoint with { Stage = (Stage)7 },
            1 => touchpoint with { Name = Unacceptable() },
            2 => touchpoint with { Id = Known(journey) },
            _ => touchpoint,
        }, Place(journey));
    }

    // What somebody does with touchpoints that they have selected: any of them may be gone, or be named twice.
    CompositeEdit Several(Journey journey)
    {
        Guid[] selected = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Known(journey))];
        var skipsGone = !OnceIn(3);
        switch (random.Next(4))
        {
            case 0:
                return new([.. selected.Select(id => JourneyKinds.Touchpoint.Remove(id))], skipsGone);
            case 1:
                return new([JourneyKinds.Touchpoint.MoveRow([.. selected], OneOf(Stages.All).ToString(), Place(journey))], skipsGone);
            case 2:
                var colour = OneOf(TouchpointFields.Colour.Choices);
                return new([.. selected.Select(id => JourneyKinds.Touchpoint.Change(journey.Find(id) ?? Touchpoint() with { Id = id }, TouchpointFields.Colour, colour))], skipsGone);
            default:
                var stage = OneOf(Stages.All);
                var touchpoints = selected.Select(_ => Touchpoint() with { Stage = stage }).ToArray();
                return new([JourneyKinds.Touchpoint.AddRow([.. touchpoints], Place(journey)), JourneyKinds.Transition.Add(Transition(journey, () => OneOf(touchpoints).Id), Domain.Records.Place.AtEnd)]);
        }
    }

    ChangeRecord<Touchpoint> Change(Journey journey)
    {
        var id = Known(journey);
        var seen = journey.Find(id) ?? Touchpoint();
        return JourneyKinds.Touchpoint.Change(id, [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Change(TouchpointFields.Set, seen))]);
    }

    Transition Transition(Journey journey, Func<Guid> touchpoint) => TransitionFields.Set.All.Aggregate(
        new Transition { Id = Id(), From = touchpoint() },
        (transition, field) => field.Kind != FieldKind.Reference ? field.Write(transition, Canonical(field)) : field == TransitionFields.To && OnceIn(3) ? transition : field.Write(transition, touchpoint().ToString()));

    Edit OfTransition(Journey journey)
    {
        if (journey.Transitions.IsEmpty)
            return JourneyKinds.Transition.Remove(Id());
        var seen = OneOf(journey.Transitions);
        return random.Next(5) switch
        {
            0 => JourneyKinds.Transition.Remove(seen.Id),
            1 => JourneyKinds.Transition.Move(seen.Id, "", TransitionPlace(journey)),
            2 => JourneyKinds.Transition.Change(seen, TransitionFields.To, OnceIn(4) ? "" : Known(journey).ToString()),
            _ => JourneyKinds.Transition.Change(seen.Id, [Change(TransitionFields.Set, seen)]),
        };
    }

    Edit OfLane(Journey journey)
    {
        if (journey.OwnLanes.IsEmpty || OnceIn(3))
            return new AddOwnLane(new() { Id = Id(), Name = Line(), Type = OneOf(Enum.GetValues<LaneType>()) });
        var seen = OneOf(journey.OwnLanes);
        return OnceIn(2) ? JourneyKinds.OwnLane.Remove(seen.Id) : JourneyKinds.OwnLane.Change(seen, OwnLaneFields.Name, Line());
    }

    Edit OfGoal(Journey journey)
    {
        if (journey.Goals.IsEmpty || OnceIn(3))
            return JourneyKinds.Goal.Add(new() { Id = Id(), Title = Line(), Kind = OneOf(Enum.GetValues<GoalKind>()) }, Domain.Records.Place.AtEnd);
        var seen = OneOf(journey.Goals);
        return random.Next(4) switch
        {
            0 => JourneyKinds.Goal.Remove(seen.Id),
            1 => JourneyKinds.Goal.Move(seen.Id, "", Domain.Records.Place.AtStart),
            _ => JourneyKinds.Goal.Change(seen.Id, [Change(GoalFields.Set, seen)]),
        };
    }

    Edit OfItem(Journey journey) => random.Next(2) switch
    {
        0 => OfItem(journey, JourneyKinds.PainPoint, new() { Id = Id(), Touchpoint = Known(journey), Title = Line() }, PainPointFields.Set),
        _ => OfItem(journey, JourneyKinds.Opportunity, new() { Id = Id(), Touchpoint = Known(journey), Title = Line() }, OpportunityFields.Set),
    };

    Edit OfItem<TItem>(Journey journey, OrderedKind<TItem> kind, TItem made, FieldSet<TItem> fields)
        where TItem : class, ITouchpointItem
    {
        var all = kind.All(journey);
        if (all.IsEmpty || OnceIn(4))
            return kind.Add(made, Domain.Records.Place.AtEnd);
        var seen = OneOf(all);
        return random.Next(5) switch
        {
            0 => kind.Remove(seen.Id),
            1 => kind.Change(seen, fields.References[0], Known(journey).ToString()),
            2 => kind.Move(seen.Id, "", Domain.Records.Place.AtStart),
            _ => kind.Change(seen.Id, [Change(fields, seen)]),
        };
    }

    // Few different ones: some are of the journey already.
    Edit OfPersona(Journey journey) => OnceIn(3) && !journey.Personas.IsEmpty
        ? JourneyKinds.Persona.Remove(OneOf(journey.Personas).Id)
        : new AddPersona(new() { Id = Id(), Persona = new Guid(random.Next(8), 0, 0, new byte[8]) });

    Place TransitionPlace(Journey journey) => journey.Transitions.IsEmpty || OnceIn(3) ? Domain.Records.Place.AtEnd : Domain.Records.Place.Behind(OneOf(journey.Transitions).Id);

    FieldChange<TRecord> Change<TRecord>(FieldSet<TRecord> fields, TRecord seen)
    {
        var field = OneOf(fields.All);
        return new(field, OnceIn(20) ? Line() : field.Read(seen), OnceIn(20) ? Unacceptable() : Value(field));
    }

    string Canonical<TRecord>(Field<TRecord> field) => field.Kind switch
    {
        FieldKind.Line => Line(),
        FieldKind.Text or FieldKind.Items => Lines(),
        _ => Value(field),
    };

    // Not always in canonical form, but acceptable.
    string Value<TRecord>(Field<TRecord> field) => field.Kind switch
    {
        FieldKind.Line => $"  {Line()}\t{Line()} ",
        FieldKind.Text or FieldKind.Items => OnceIn(4) ? "" : $"\r\n{Line()}\r\n\t{Line()}\r ",
        FieldKind.Choice => OneOf(field.Choices),
        FieldKind.Choices => OnceIn(2) ? "" : $" {OneOf(field.Choices)},{OneOf(field.Choices)} ,",
        FieldKind.Scale when !field.IsRequired && OnceIn(4) => "",
        FieldKind.Scale => random.Next(-field.Limit, field.Limit + 1).ToString(CultureInfo.InvariantCulture),
        FieldKind.Number => OnceIn(3) ? "" : $" {random.Next(field.Least, field.Limit + 1).ToString(CultureInfo.InvariantCulture)} ",
        FieldKind.Reference => Id().ToString(),
        FieldKind.Day => OnceIn(3) ? "" : Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldKind.Member or FieldKind.Journey => OnceIn(2) ? "" : Id().ToString(),
        FieldKind.Tags => $" {Tag()},, {Tag().ToUpperInvariant()} ,{Tag()}",
        _ when field.Id == JourneyFields.LaneOrder.Id || field.Id == JourneyFields.HiddenLanes.Id || field.Id == JourneyFields.ShownLanes.Id => $" {TouchpointFields.Own[0]},{TouchpointFields.Emotion} ,",
        _ when field.Record == nameof(Goal) => string.Join(" ,", Kpis.All.Where(_ => OnceIn(4)).Take(Limits.Kpis).Select(kpi => kpi.Id)),
        _ when field.Id == TouchpointFields.Advice.Id => string.Join('\n', ChannelAdvice.Of("website").Where(_ => OnceIn(2)).Select(item => $" {item.Id}|{OneOf(Enum.GetNames<AdviceState>())}||{(OnceIn(2) ? "" : Line())}")),
        _ when field.Id == JourneyFields.Omnichannel.Id => $" Known|{OneOf(Enum.GetNames<OmnichannelAnswer>())}| {Line()} \ndelivery|Unknown|{Line()}",
        _ when field.Id == TouchpointFields.Kpis.Id => Targets().ToString(),
        _ => OpportunityFields.Ids(Enumerable.Range(0, random.Next(3)).Select(_ => Id())),
    };

    DateOnly Day() => new DateOnly(2026, 1, 1).AddDays(random.Next(365));

    KpiTargets Targets() =>
        [.. Kpis.All.Where(_ => OnceIn(5)).Take(Limits.Kpis).Select(kpi => new KpiTarget(kpi.Id, OnceIn(3) ? null : random.Next(-100, 1000) / 8m, OnceIn(2) ? null : random.Next(50) / 4m))];

    string Tag() => OneOf(["vélo", "B2C", "日本語", "🚲", "été"]);

    string Unacceptable() => random.Next(4) switch
    {
        0 => new StringBuilder().Insert(0, "long ", Limits.Text).ToString(),
        1 => "a\0b",
        2 => "\ud83d alone",
        _ => "\u0007",
    };

    Guid Known(Journey journey) => journey.Touchpoints.IsEmpty || OnceIn(12) ? Id() : OneOf(journey.Touchpoints).Id;
}
