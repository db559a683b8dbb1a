using System.Globalization;
using System.Text.Json.Nodes;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Shared;
using Microsoft.OpenApi;

namespace JourneyMapper.Web.Features.Api.Describing;

/// <summary>Schemas and examples of records, made of what their fields say of themselves.</summary>
static class FieldSchemas
{
    /// <summary>The name of the schema of a KPI with its target.</summary>
    const string Target = "KpiTarget";

    const string ExampleId = "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10";

    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>The name of the schema of what a request holds, or null.</summary>
    public static string? RequestOf(RecordOperationShape shape) => shape.Operation switch
    {
        RecordOperation.Add => $"New{shape.Shape.Name}",
        RecordOperation.Change => $"{shape.Shape.Name}Change",
        RecordOperation.Move => $"{shape.Shape.Name}Move",
        _ => null,
    };

    /// <summary>The name of the schema of what an answer holds, or null.</summary>
    public static string? AnswerOf(RecordOperationShape shape) => shape.Operation switch
    {
        RecordOperation.List => $"{shape.Shape.Name}List",
        RecordOperation.Remove => null,
        _ => shape.Shape.Name,
    };

    /// <summary>Adds the schemas of a kind of record to a description.</summary>
    public static void Add(OpenApiDocument document, IRecordShape shape)
    {
        var fields = shape.Fields.ToDictionary(field => field.JsonName(), IOpenApiSchema (field) => Of(field, document), StringComparer.Ordinal);
        var group = shape.Group is { } by ? Of(by, document) : null;
        Dictionary<string, IOpenApiSchema> whole = new(StringComparer.Ordinal) { [RecordReading.Id] = Id("Its id.", isReadOnly: true) };
        if (group is not null)
            whole[shape.Group!.JsonName()] = group;
        foreach (var (name, schema) in fields)
            whole[name] = schema;
        foreach (var (name, schema) in shape is JourneyShape ? JourneyMembers() : [])
            whole[name] = schema;
        Put(document, shape.Name, Object(shape.Summary, whole, whole.Keys));

        var writable = shape.Fields.Where(field => !field.IsAssigned).ToDictionary(field => field.JsonName(), IOpenApiSchema (field) => Of(field, document), StringComparer.Ordinal);
        Put(document, $"{shape.Name}Change", Object("The fields to write.", writable, []));
        List<string> required = [.. shape.Fields.Where(field => field is { IsRequired: true, IsAssigned: false } && IsEmpty(shape.Blank[field.JsonName()])).Select(field => field.JsonName())];
        if (group is not null)
        {
            writable = new(writable, StringComparer.Ordinal) { [shape.Group!.JsonName()] = group };
            required.Add(shape.Group!.JsonName());
        }

        Dictionary<string, IOpenApiSchema> place = new(StringComparer.Ordinal) { ["after"] = Id("The one that it stands behind; null for the beginning, nothing for the end.", isNullable: true) };
        if (shape is not JourneyShape)
            writable = new(writable.Concat(place), StringComparer.Ordinal);
        Put(document, $"New{shape.Name}", Object(shape.Summary, writable, required));
        if (shape is not JourneyShape)
            Put(document, $"{shape.Name}Move", Object("Where it goes.", group is null ? place : new(place, StringComparer.Ordinal) { [shape.Group!.JsonName()] = group }, []));
        Put(document, $"{shape.Name}List", Object("A part of a list.", new()
        {
            [RecordShapes.ListOf(shape.Name)] = new OpenApiSchema { Type = JsonSchemaType.Array, Description = "In their order.", Items = new OpenApiSchemaReference(shape.Name, document) },
            [RecordShapes.Next] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "What to send as \"cursor\" to get the next part; null when there is none." },
        }, [RecordShapes.ListOf(shape.Name), RecordShapes.Next]));
    }

    /// <summary>Adds what the schemas of several kinds refer to.</summary>
    public static void AddShared(OpenApiDocument document) => Put(document, Target, Object("A KPI that a touchpoint is measured by.", new()
    {
        ["kpi"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The KPI's id.", MinLength = 1 },
        ["target"] = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = "What it shall reach, in its unit; null while nobody has decided." },
        ["margin"] = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = "How far a value may miss the target and still be a warning only." },
    }, ["kpi"]));

    /// <summary>An example of what a request holds.</summary>
    public static JsonNode RequestExample(RecordOperationShape shape)
    {
        var example = new JsonObject();
        if (shape is { Operation: not RecordOperation.Change, Shape.Group: { } group })
            example[group.JsonName()] = FieldJson.Camel(group.Choices[^1]);
        if (shape.Operation != RecordOperation.Add)
        {
            if (shape.Operation == RecordOperation.Move)
                example["after"] = null;
            else if (shape.Shape.Fields.FirstOrDefault(field => field.IsText) is { } text)
                example[text.JsonName()] = Example(text, shape.Shape);
            return example;
        }

        foreach (var field in shape.Shape.Fields.Where(field => field is { IsRequired: true, IsAssigned: false } && IsEmpty(shape.Shape.Blank[field.JsonName()])))
            example[field.JsonName()] = Example(field, shape.Shape);
        return example;
    }

    /// <summary>An example of what an answer holds.</summary>
    public static JsonNode AnswerExample(RecordOperationShape shape)
    {
        var record = shape.Shape.Blank;
        record[RecordReading.Id] = ExampleId;
        foreach (var field in shape.Shape.Fields.Where(field => field.IsRequired && IsEmpty(record[field.JsonName()])))
            record[field.JsonName()] = Example(field, shape.Shape);
        return shape.Operation == RecordOperation.List ? new JsonObject { [RecordShapes.ListOf(shape.Shape.Name)] = new JsonArray(record), [RecordShapes.Next] = null } : record;
    }

    static OpenApiSchema Of(Field field, OpenApiDocument document)
    {
        var schema = FieldJson.FormOf(field) switch
        {
            FieldJson.Form.Text => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = field.Limit > 0 ? field.Limit : null, MinLength = field.IsRequired ? 1 : null },
            FieldJson.Form.Number => new()
            {
                Type = field.IsRequired ? JsonSchemaType.Integer : JsonSchemaType.Integer | JsonSchemaType.Null,
                Minimum = (field.Kind == FieldKind.Scale ? -field.Limit : field.Least).ToString(CultureInfo.InvariantCulture),
                Maximum = field.Limit.ToString(CultureInfo.InvariantCulture),
            },
            FieldJson.Form.Lines => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            FieldJson.Form.Words => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = field.Choices.IsEmpty ? null : Choices(field) } },
            FieldJson.Form.Targets => new() { Type = JsonSchemaType.Array, MaxItems = field.Limit, Items = new OpenApiSchemaReference(Target, document) },
            _ => Word(field),
        };
        schema.Description = Describe(field);
        schema.ReadOnly = field.IsAssigned;
        return schema;
    }

    static OpenApiSchema Word(Field field)
    {
        var isNullable = field.Kind == FieldKind.Choice ? field.Choices.Contains("") : !field.IsRequired;
        var schema = new OpenApiSchema { Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String };
        // A workspace may have added some.
        if (field is { Kind: FieldKind.Choice, Others: null })
            schema.Enum = Choices(field);
        else if (field.Kind != FieldKind.Choice)
            schema.Format = field.Kind == FieldKind.Day ? "date" : "uuid";
        return schema;
    }

    static List<JsonNode> Choices(Field field) => [.. field.Choices.Where(choice => choice.Length > 0).Select(choice => (JsonNode)FieldJson.Camel(choice))];

    static string Describe(Field field) => field.Name(English) + field.Kind switch
    {
        FieldKind.Items => $": an item each, at most {field.Limit} characters together.",
        FieldKind.Member => ": the id of a member.",
        FieldKind.Persona => ": the id of a persona of the library.",
        FieldKind.Journey => ": the id of another journey.",
        FieldKind.Picture => ": the id of a picture.",
        FieldKind.Reference => ": the id of a touchpoint of the journey.",
        FieldKind.Choice when field.Others is not null => $": one of {string.Join(", ", field.Choices.Where(choice => choice.Length > 0))}, or the id of a channel of the workspace’s own.",
        _ => ".",
    };

    static Dictionary<string, IOpenApiSchema> JourneyMembers() => new(StringComparer.Ordinal)
    {
        ["revision"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", ReadOnly = true, Description = "How many edits made it what it is. The ETag of the journey, and of all that is on its map." },
        ["isPrivate"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, ReadOnly = true, Description = "Whether it is open to some members only." },
        ["createdAt"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", ReadOnly = true, Description = "When it was made." },
        ["changedAt"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", ReadOnly = true, Description = "When it was changed last." },
    };

    static OpenApiSchema Id(string description, bool isReadOnly = false, bool isNullable = false) => new()
    {
        Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String,
        Format = "uuid",
        Description = description,
        ReadOnly = isReadOnly,
    };

    static OpenApiSchema Object(string description, Dictionary<string, IOpenApiSchema> members, IEnumerable<string> required) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = members,
        Required = new HashSet<string>(required, StringComparer.Ordinal),
        AdditionalPropertiesAllowed = false,
    };

    static void Put(OpenApiDocument document, string name, OpenApiSchema schema) => document.AddComponent<IOpenApiSchema>(name, schema);

    static JsonNode? Example(Field field, IRecordShape shape) => field.Kind switch
    {
        FieldKind.Line or FieldKind.Text => shape.Example,
        FieldKind.Number or FieldKind.Scale => Math.Max(field.Least, field.IsAssigned ? 1 : 0),
        FieldKind.Choice => FieldJson.Camel(field.Choices[0]),
        _ => ExampleId,
    };

    static bool IsEmpty(JsonNode? value) => value is null || (value is JsonValue known && known.TryGetValue(out string? text) && (text.Length == 0 || text == Guid.Empty.ToString()));
}
