using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>The JSON Schema (2020-12) of what <see cref="JourneyJson"/> writes, made of the same fields and kinds of records.</summary>
public static class JourneySchema
{
    /// <summary>Where an installation publishes it.</summary>
    public const string Path = "/schemas/journey-1.json";

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The schema.</summary>
    public static string Write() => Document().ToJsonString(Indented);

    static JsonObject Document()
    {
        var properties = new JsonObject
        {
            ["$schema"] = Type("string"),
            ["format"] = new JsonObject { ["const"] = JourneyJson.Format },
            ["version"] = new JsonObject { ["const"] = JourneyJson.Version },
        };
        foreach (var kind in JourneyKinds.All.Append(LibraryKinds.Persona))
            kind.Accept(new KindWriter(properties));
        properties["channels"] = ListOf(["id"], Id(), ("name", Name()), ("symbol", Type("string")), ("setting", Choice<Setting>()), ("contact", Choice<Contact>()), ("parent", Type("string")));
        properties["kpis"] = ListOf(["id"], Id(), ("name", Name()), ("unit", Choice<KpiUnit>()), ("better", Choice<Direction>()), ("least", Type("number")), ("most", Type("number")));
        properties["criteria"] = ListOf(["id"], Id(), ("name", Name()));
        properties["members"] = ListOf(["id", "name"], Id(), ("name", Type("string")));
        properties["audits"] = ListOf(["touchpoint", "on", "scores"], ("touchpoint", Type("string")), ("on", Day()), ("auditor", Type("string")),
            ("scores", new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "integer", ["minimum"] = AuditCriteria.Least, ["maximum"] = AuditCriteria.Most } }),
            ("strengths", Text(Limits.Text)), ("weaknesses", Text(Limits.Text)),
            ("evidence", new JsonObject { ["enum"] = Strings(AuditCriteria.Evidence.Select(kind => kind.Id).Prepend("")) }), ("evidenceNote", Text(Limits.Note)));
        properties["measurements"] = ListOf(["touchpoint", "kpi", "values"], ("touchpoint", Type("string")), ("kpi", Type("string")),
            ("values", new JsonObject { ["type"] = "object", ["propertyNames"] = Day(), ["additionalProperties"] = Type("number") }));
        properties["currency"] = Described(Type("string"), "Of amounts of money: three letters of ISO 4217.");
        foreach (var list in FactLists.Read.Concat(FactLists.Told))
            properties[list.Name] = Schema(list);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:journeymapper:journey:{JourneyJson.Version}",
            ["title"] = "A customer journey of JourneyMapper",
            ["description"] = "Ids are any texts that are the same where the same is meant; a reader gives new ones. The order of lists is the order of the map. What is left out holds its default. A reader passes over properties that it does not know.",
            ["type"] = "object",
            ["required"] = Strings(["format", "version", "journey"]),
            ["properties"] = properties,
        };
    }

    static JsonObject Schema(Field field, string? unset)
    {
        var schema = FieldForm.ShapeOf(field) switch
        {
            FieldForm.Shape.Integer => new JsonObject { ["type"] = "integer", ["minimum"] = field.Kind == FieldKind.Scale ? -field.Limit : field.Least, ["maximum"] = field.Limit },
            FieldForm.Shape.Lines => new JsonObject { ["type"] = "array", ["items"] = Type("string") },
            FieldForm.Shape.List => new JsonObject { ["type"] = "array", ["items"] = field.Choices.IsEmpty ? Type("string") : new JsonObject { ["enum"] = Strings(field.Choices) } },
            FieldForm.Shape.Table => new JsonObject { ["type"] = "array", ["items"] = ObjectOf([field.Parts[0].Name], [.. field.Parts.Select(part => (part.Name, Described(Type(part.IsNumber ? "number" : "string"), part.Names)))]) },
            _ when field.Kind == FieldKind.Day => Day(),
            // A workspace may have more channels than are built in.
            _ when field.Kind == FieldKind.Choice && field.Others is null => new JsonObject { ["enum"] = Strings(field.Choices) },
            _ => field.Names == Named.Nothing && field.Limit > 0 ? Text(field.Limit) : Type("string"),
        };
        if (field.Kind is FieldKind.Choice && unset is { Length: > 0 })
            schema["default"] = unset;
        return Described(schema, field.Names);
    }

    static JsonObject Schema(FactPart part) => Described(part.Type switch
    {
        FactType.Line or FactType.Lines => Text(part.Limit),
        FactType.Number or FactType.Integer => new JsonObject { ["type"] = part.Type == FactType.Number ? "number" : "integer", ["minimum"] = part.Least, ["maximum"] = part.Most },
        FactType.Flag => Type("boolean"),
        FactType.Day => Day(),
        FactType.Month => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-(0[1-9]|1[0-2])$" },
        FactType.Time => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        FactType.Choice => new JsonObject { ["enum"] = Strings(part.Choices) },
        FactType.List => Listed(part),
        _ => Type("string"),
    }, part.Says);

    static JsonObject Listed(FactPart list)
    {
        var schema = Type("array");
        if (list.Limit > 0)
            schema["maxItems"] = list.Limit;
        schema["items"] = ObjectOf([.. list.Parts.Where(part => part.IsRequired).Select(part => part.Name)], [.. list.Parts.Select(part => (part.Name, Schema(part)))]);
        return schema;
    }

    static JsonObject Described(JsonObject schema, string says)
    {
        if (says.Length > 0)
            schema["description"] = says;
        return schema;
    }

    static JsonObject Described(JsonObject schema, Named names)
    {
        if (names != Named.Nothing)
            schema["description"] = names switch
            {
                Named.Record => "The id of another record of this file.",
                Named.Finding => "The key of a finding: rule/stage/touchpoint/kpi.",
                Named.Persona => "The id of one of personas.",
                Named.Channel => "The id of a built-in channel or of one of channels.",
                Named.Kpi => "The id of a built-in KPI or of one of kpis.",
                Named.Member => "The id of one of members.",
                Named.Journey => "The id of another journey.",
                _ => "The id of a picture, which is not in the file.",
            };
        return schema;
    }

    static JsonObject Type(string type) => new() { ["type"] = type };

    static JsonObject Text(int limit) => new() { ["type"] = "string", ["maxLength"] = limit };

    static JsonObject Day() => new() { ["type"] = "string", ["format"] = "date" };

    static JsonObject Choice<TEnum>()
        where TEnum : struct, Enum => new() { ["enum"] = Strings(Enum.GetNames<TEnum>()) };

    static (string, JsonObject) Id() => ("id", Type("string"));

    static JsonObject Name() => ObjectOf([], ("en", Type("string")), ("fr", Type("string")));

    static JsonObject ListOf(string[] required, params ReadOnlySpan<(string Name, JsonObject Schema)> properties) => new() { ["type"] = "array", ["items"] = ObjectOf(required, properties) };

    static JsonObject ObjectOf(string[] required, params ReadOnlySpan<(string Name, JsonObject Schema)> properties)
    {
        var schema = Type("object");
        if (required.Length > 0)
            schema["required"] = Strings(required);
        var named = new JsonObject();
        foreach (var (name, property) in properties)
            named[name] = property;
        schema["properties"] = named;
        return schema;
    }

    static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    sealed class KindWriter(JsonObject properties) : IRecordKindVisitor<bool>
    {
        public bool Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot
        {
            properties[JsonNamingPolicy.CamelCase.ConvertName(kind.Name)] = Of(kind.Fields.All, null);
            return true;
        }

        public bool Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord
        {
            properties[FieldForm.NameOf(kind)] = new JsonObject
            {
                ["type"] = "array",
                ["maxItems"] = kind.Limit,
                ["items"] = Of([.. kind.Group is { } group ? [group] : Array.Empty<Field<TRecord>>(), .. kind.Fields.All], kind.New(Guid.Empty)),
            };
            return true;
        }

        static JsonObject Of<TRecord>(IReadOnlyList<Field<TRecord>> fields, TRecord? blank)
            where TRecord : class
        {
            (string, JsonObject)[] named = [.. fields.Select(field => (FieldForm.NameOf(field), Schema(field, blank is null ? null : field.Read(blank))))];
            // What is there even in an empty record need not be said.
            string[] required = [.. fields.Where(field => field.IsRequired && (field.Kind == FieldKind.Line || field.Names != Named.Nothing)).Select(FieldForm.NameOf)];
            return ObjectOf(required, [Id(), .. named]);
        }
    }
}
