using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Changes;

/// <summary>Touchpoints of a stage that came or went.</summary>
/// <param name="Stage">What the stage is called.</param>
/// <param name="Names">The names of the touchpoints, in the order of the map.</param>
public sealed record StageNames(string Stage, IReadOnlyList<string> Names);

/// <summary>A field that has another value.</summary>
/// <param name="Field">What it is called.</param>
/// <param name="Before">What it was; empty where there was nothing.</param>
/// <param name="After">What it is; empty where there is nothing.</param>
public sealed record FieldThenNow(string Field, string Before, string After);

/// <summary>A touchpoint of which fields have other values.</summary>
/// <param name="Touchpoint">It as it is.</param>
/// <param name="Fields">In the order of the panel.</param>
public sealed record ChangedTouchpoint(Touchpoint Touchpoint, IReadOnlyList<FieldThenNow> Fields);

/// <summary>What differs between two states of a map, in the reader's language: where it came to, without the detours.</summary>
/// <param name="Added">Touchpoints that came.</param>
/// <param name="Removed">Touchpoints that went.</param>
/// <param name="Moved">Sentences about those that stand elsewhere.</param>
/// <param name="Changed">Those that say something else, in the order of the map.</param>
/// <param name="Others">Sentences about everything else: transitions, goals, personas, lanes, the journey itself.</param>
public sealed record MapChanges(
    IReadOnlyList<StageNames> Added, IReadOnlyList<StageNames> Removed, IReadOnlyList<string> Moved, IReadOnlyList<ChangedTouchpoint> Changed, IReadOnlyList<string> Others)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Moved.Count == 0 && Changed.Count == 0 && Others.Count == 0;

    /// <summary>Tells them.</summary>
    /// <param name="then">The earlier state.</param>
    /// <param name="now">The later state.</param>
    /// <param name="readable">A field's value as people are shown it.</param>
    public static MapChanges Between(Journey then, Journey now, Func<Field, string, string> readable)
    {
        var difference = JourneyKinds.Between(then, now);
        var words = new EditDescriber(now, readable, then);
        List<Touchpoint> added = [], removed = [];
        List<string> moved = [], others = [];
        Dictionary<Guid, List<FieldThenNow>> changed = [];
        foreach (var change in difference.Changes)
            switch (change)
            {
                case Change.Added<Touchpoint> one:
                    added.Add(one.Record);
                    break;
                case Change.Removed<Touchpoint> one:
                    removed.Add(one.Record);
                    break;
                case Change.Moved<Touchpoint>:
                    moved.AddRange(words.Tell(new Difference([change])));
                    break;
                case Change.Changed<Touchpoint> one:
                    if (!changed.TryGetValue(one.Id, out var fields))
                        changed[one.Id] = fields = [];
                    fields.AddRange(one.Fields.Select(field => new FieldThenNow(words.NameOf(field.Field), Value(field.Field, field.From), Value(field.Field, field.To))));
                    break;
                default:
                    others.AddRange(words.Tell(new Difference([change])));
                    break;
            }

        return new(OfStages(added, now), OfStages(removed, then), moved, [.. now.Touchpoints.Where(touchpoint => changed.ContainsKey(touchpoint.Id)).Select(touchpoint => new ChangedTouchpoint(touchpoint, changed[touchpoint.Id]))], others);

        string Value(Field field, string value) => value.Length == 0 && field.Kind is not (FieldKind.Choice or FieldKind.Choices) ? "" : words.Value(field, value);
    }

    static IReadOnlyList<StageNames> OfStages(IEnumerable<Touchpoint> touchpoints, Journey journey) =>
    [
        .. touchpoints.OrderBy(touchpoint => touchpoint.Stage).ThenBy(touchpoint => touchpoint.Rank).GroupBy(touchpoint => touchpoint.Stage)
            .Select(stage => new StageNames(journey.LabelOf(stage.Key), [.. stage.Select(touchpoint => touchpoint.Name)])),
    ];
}
