using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Features.Board.Selecting;

/// <summary>
/// Touchpoints on the way from one map to another over a clipboard, with the transitions between them. Whatever comes back may have been written by anybody: it holds no ids of
/// touchpoints, every value is checked, and what does not exist in this workspace is left out.
/// </summary>
/// <param name="Touchpoints">In the order of the map; their ids are new.</param>
/// <param name="Transitions">Between them.</param>
/// <param name="LeftOut">How many values could not be taken along.</param>
public sealed record TouchpointClip(ImmutableArray<Touchpoint> Touchpoints, ImmutableArray<Transition> Transitions, int LeftOut)
{
    /// <summary>So many characters are copied and pasted at once. The longest message of a circuit has room for them, whatever they are.</summary>
    public const int Longest = 250_000;

    const string Form = "journeymapper/touchpoints/1";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    /// <summary>Writes touchpoints for the clipboard: only what is filled in.</summary>
    public static string Write(Journey journey, IReadOnlyList<Touchpoint> touchpoints)
    {
        var places = touchpoints.Select((touchpoint, at) => (touchpoint.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        return JsonSerializer.Serialize(new Stored(
            Form,
            [.. touchpoints.Select(touchpoint => new StoredTouchpoint(touchpoint.Stage.ToString(), Filled(TouchpointFields.Set, touchpoint, new Touchpoint { Id = touchpoint.Id, Stage = touchpoint.Stage, Name = "" })))],
            [.. Between(journey, places.Keys).Select(transition => new StoredTransition(places[transition.From], places[transition.To!.Value], Filled(TransitionFields.Set, transition, new Transition { Id = transition.Id, From = transition.From })))]), Options);
    }

    /// <summary>The transitions of a journey that begin and end at these.</summary>
    public static IEnumerable<Transition> Between(Journey journey, IReadOnlyCollection<Guid> touchpoints) =>
        journey.Transitions.Where(transition => transition.To is { } to && touchpoints.Contains(transition.From) && touchpoints.Contains(to));

    /// <summary>Reads what <see cref="Write"/> has written; null where it was something else.</summary>
    /// <param name="text">What the clipboard held.</param>
    /// <param name="exists">Whether a value that names something of a workspace, a member or a KPI, names something of this one.</param>
    public static TouchpointClip? Read(string text, Func<Field, string, bool> exists)
    {
        if (text.Length > Longest || Parse(text) is not { Form: Form, Touchpoints: { Count: > 0 and <= Limits.Touchpoints } stored } read || read.Transitions is not { Count: <= Limits.Transitions } ways)
            return null;
        var (touchpoints, transitions, leftOut) = (ImmutableArray.CreateBuilder<Touchpoint>(stored.Count), ImmutableArray.CreateBuilder<Transition>(), 0);
        foreach (var each in stored)
        {
            if (each is null || StageName.Find(each.Stage) is not { } stage || each.Fields is null)
                return null;
            var touchpoint = Fill(TouchpointFields.Set, new Touchpoint { Id = Guid.CreateVersion7(), Stage = stage, Name = "" }, each.Fields, exists, ref leftOut);
            if (touchpoint.Name.Length == 0)
                return null;
            touchpoints.Add(touchpoint);
        }

        foreach (var way in ways)
        {
            if (way?.Fields is null || way.From < 0 || way.From >= touchpoints.Count || way.To < 0 || way.To >= touchpoints.Count)
                return null;
            var transition = Fill(TransitionFields.Set, new Transition { Id = Guid.CreateVersion7(), From = Guid.Empty }, way.Fields, (field, _) => field.Kind != FieldKind.Reference, ref leftOut);
            transitions.Add(transition with { From = touchpoints[way.From].Id, To = touchpoints[way.To].Id });
        }

        return new(touchpoints.ToImmutable(), transitions.ToImmutable(), leftOut);
    }

    static Stored? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The other curves of a journey are those of its personas, and mean nothing in another one; the work on a checklist goes on where it is.
    static bool IsTaken(Field field) => field.Kind != FieldKind.Reference && field != TouchpointFields.Advice && !TouchpointFields.Emotions.Skip(1).Contains(field);

    static Dictionary<string, string> Filled<TRecord>(FieldSet<TRecord> set, TRecord record, TRecord empty) => set.All
        .Where(field => IsTaken(field) && field.Read(record) != field.Read(empty))
        .ToDictionary(field => field.Id, field => field.Read(record), StringComparer.Ordinal);

    // KPIs are taken or left one by one: most of those of another workspace are the same everywhere.
    static TRecord Fill<TRecord>(FieldSet<TRecord> set, TRecord record, Dictionary<string, string> fields, Func<Field, string, bool> exists, ref int leftOut)
    {
        foreach (var (name, text) in fields)
        {
            if (set.Find(name) is not { } field || text is null || field.Accept(text) is not { Problem: null, Value: var value })
            {
                leftOut++;
                continue;
            }

            if (field.Id == TouchpointFields.Kpis.Id && field.Record == TouchpointFields.Kpis.Record)
            {
                var targets = KpiTargets.Parse(value).ToList();
                leftOut += targets.RemoveAll(target => !exists(field, target.Kpi));
                KpiTargets kept = [.. targets];
                value = kept.ToString();
            }
            else if (value.Length > 0 && (field.Kind is FieldKind.Member or FieldKind.Journey or FieldKind.Reference || field.Others is not null) && !exists(field, value))
            {
                leftOut++;
                continue;
            }

            record = field.Write(record, value);
        }

        return record;
    }

    sealed record Stored(string? Form, IReadOnlyList<StoredTouchpoint?>? Touchpoints, IReadOnlyList<StoredTransition?>? Transitions);

    sealed record StoredTouchpoint(string? Stage, Dictionary<string, string>? Fields);

    sealed record StoredTransition(int From, int To, Dictionary<string, string>? Fields);
}
