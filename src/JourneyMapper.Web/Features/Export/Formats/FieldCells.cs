using System.Collections.Frozen;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>Values of fields as cells of a table in the reader's language: texts, numbers as <see cref="decimal"/>, days as <see cref="DateOnly"/>, null where there is nothing.</summary>
sealed class FieldCells(ExportedJourney exported)
{
    readonly Journey journey = exported.Journey;
    readonly LaneSet lanes = exported.Lanes;
    readonly FrozenDictionary<string, string> records = Names(exported.Journey).DistinctBy(pair => pair.Id).ToFrozenDictionary(pair => pair.Id.ToString(), pair => pair.Name, StringComparer.Ordinal);

    /// <summary>Whether a table has a column for a field: lanes that the journey does not have, curves that are nobody's and what only programs read have none.</summary>
    public bool IsShown(Field field) => field switch
    {
        Field<Touchpoint> cells when TouchpointFields.Own.Contains(cells) => lanes.OwnOf(cells) is not null,
        Field<Touchpoint> curve when TouchpointFields.Emotions.IndexOf(curve) is > 0 and var at => PersonaOf(at + 1) is not null,
        { Kind: FieldKind.Picture } or { Names: Named.Finding } => false,
        { Kind: FieldKind.Other, Names: Named.Nothing } => field == TouchpointFields.Kpis,
        _ => true,
    };

    /// <summary>The heading of a field's column.</summary>
    public string Heading(Field field) => field == TouchpointFields.Name ? field.LaneTitle()
        : field is Field<Touchpoint> curve && TouchpointFields.Emotions.IndexOf(curve) is > 0 and var at && PersonaOf(at + 1) is { } persona ? $"{TouchpointFields.Emotion.Name()}: {persona}" : LaneSet.NameOf(journey, field);

    /// <summary>What stands in a cell.</summary>
    public object? Read<TRecord>(Field<TRecord> field, TRecord record)
    {
        var value = field.Read(record);
        if (value.Length == 0 || (record is Touchpoint { Takes: null } && (Field)field == TouchpointFields.TakesUnit) || (record is Touchpoint { Wait: null } && (Field)field == TouchpointFields.WaitUnit))
            return null;
        if (field is Field<Touchpoint> cells && record is Touchpoint touchpoint && lanes.OwnOf(cells) is { } lane)
            return lane.Type is LaneType.Number or LaneType.Curve && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure)
                ? figure : CellMarkup.Plain(lanes.Read(cells, touchpoint));
        return field.Kind switch
        {
            FieldKind.Scale or FieldKind.Number => decimal.Parse(value, CultureInfo.InvariantCulture),
            FieldKind.Day => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldKind.Choice => field.Choice(value, exported.Channels),
            FieldKind.Choices => field.Choice(value),
            FieldKind.Member => exported.NameOf(Guid.Parse(value)),
            FieldKind.Journey => exported.Details.GetValueOrDefault(Guid.Parse(value)),
            FieldKind.Reference => records.GetValueOrDefault(value),
            FieldKind.Other => Listed(field, value),
            FieldKind.Tags => value,
            _ => CellMarkup.Plain(value),
        };
    }

    /// <summary>The name of the persona who has a curve, from 1; null where nobody has it.</summary>
    public string? PersonaOf(int curve) => journey.Personas.FirstOrDefault(about => about.Curve == curve) is { } about ? exported.Document.Personas.FirstOrDefault(persona => persona.Id == about.Persona)?.Name ?? Common.FormerPersona : null;

    string Listed(Field field, string value) => string.Join('\n', field.Names switch
    {
        Named.Record => value.Split(", ").Select(id => records.GetValueOrDefault(id)).OfType<string>(),
        Named.Kpi => value.Split(", ").Select(exported.Kpis.NameOf),
        _ => KpiTargets.Parse(value).Select(target => exported.Kpis.NameOf(target.Kpi)),
    });

    static IEnumerable<(Guid Id, string Name)> Names(Journey journey) =>
        journey.Touchpoints.Select(touchpoint => (touchpoint.Id, touchpoint.Name)).Concat(journey.PainPoints.Select(point => (point.Id, point.Title))).Concat(journey.Goals.Select(goal => (goal.Id, goal.Title)));
}
