using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Features.Api.Records;

/// <summary>Values of fields as JSON, by what the field says of itself: a field more needs nothing here.</summary>
static class FieldJson
{
    /// <summary>The forms of JSON that values have.</summary>
    public enum Form
    {
        /// <summary>A text; empty where there is none.</summary>
        Text,

        /// <summary>A text, or null.</summary>
        Word,

        /// <summary>A whole number, or null.</summary>
        Number,

        /// <summary>A list of texts, a line each.</summary>
        Lines,

        /// <summary>A list of words.</summary>
        Words,

        /// <summary>A list of KPIs with their targets.</summary>
        Targets,
    }

    const string ListSeparator = ", ";

    /// <summary>What a field is called in JSON.</summary>
    public static string JsonName(this Field field) => Camel(field.Id);

    /// <summary>The form of a field's values.</summary>
    public static Form FormOf(Field field) => field.Kind switch
    {
        FieldKind.Scale or FieldKind.Number => Form.Number,
        FieldKind.Items => Form.Lines,
        FieldKind.Choices or FieldKind.Tags => Form.Words,
        FieldKind.Other when field.IsList => Form.Words,
        FieldKind.Other when field == TouchpointFields.Kpis => Form.Targets,
        FieldKind.Line or FieldKind.Text or FieldKind.Other => Form.Text,
        _ => Form.Word,
    };

    /// <summary>A value in canonical form as JSON.</summary>
    public static JsonNode? Write(Field field, string value) => FormOf(field) switch
    {
        Form.Text => value,
        Form.Number => value.Length == 0 ? null : int.Parse(value, CultureInfo.InvariantCulture),
        Form.Lines => List(value.Length == 0 ? [] : value.Split('\n')),
        Form.Words => List(value.Split(ListSeparator, StringSplitOptions.RemoveEmptyEntries).Select(word => field.Kind == FieldKind.Tags ? word : Camel(word))),
        Form.Targets => new JsonArray([.. KpiTargets.Parse(value).Select(target => (JsonNode)new JsonObject { ["kpi"] = target.Kpi, ["target"] = target.Target, ["margin"] = target.Margin })]),
        _ => value.Length == 0 ? null : field.Kind == FieldKind.Choice ? Camel(value) : value,
    };

    /// <summary>The text of JSON that <see cref="Field.Accept"/> decides on; null where it is of another form than the field's values.</summary>
    public static string? Read(Field field, JsonElement json) => json.ValueKind == JsonValueKind.Null ? "" : FormOf(field) switch
    {
        Form.Number => json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        Form.Lines => Strings(json) is { } lines && !lines.Exists(line => line.AsSpan().ContainsAny('\n', '\r')) ? string.Join('\n', lines) : null,
        Form.Words => Strings(json) is { } words && !words.Exists(word => word.Contains(',', StringComparison.Ordinal)) ? string.Join(ListSeparator, words.Select(word => ChoiceOf(field, word))) : null,
        Form.Targets => Targets(json),
        _ => json.ValueKind == JsonValueKind.String ? field.Kind == FieldKind.Choice ? ChoiceOf(field, json.GetString()!) : json.GetString() : null,
    };

    /// <summary>A choice as JSON has it.</summary>
    public static string Camel(string word) => JsonNamingPolicy.CamelCase.ConvertName(word);

    static JsonArray List(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode?)JsonValue.Create(item))]);

    static List<string>? Strings(JsonElement json) => json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
        ? [.. json.EnumerateArray().Select(item => item.GetString()!)]
        : null;

    // The lists of a journey name lanes, which are fields of touchpoints.
    static string ChoiceOf(Field field, string word) =>
        field.Choices.FirstOrDefault(choice => Camel(choice) == word)
        ?? (field is { IsList: true } and Field<Journey> && TouchpointFields.Set.Find(word) is { } lane && lane.JsonName() == word ? lane.Id : word);

    static string? Targets(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return null;
        List<KpiTarget> targets = [];
        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || RequestReader.UnknownField(item, "kpi", "target", "margin") is not null
                || !item.TryGetProperty("kpi", out var kpi) || kpi.ValueKind != JsonValueKind.String || !Kpi.IsId(kpi.GetString()!)
                || !TryNumber(item, "target", out var target) || !TryNumber(item, "margin", out var margin))
                return null;
            targets.Add(new(kpi.GetString()!, target, margin));
        }

        return KpiTargets.Create([.. targets]).ToString();
    }

    static bool TryNumber(JsonElement item, string name, out decimal? number)
    {
        number = null;
        if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var read))
            return false;
        number = read;
        return true;
    }
}
