using System.Text.Json;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Reads what a file says, token by token: what nobody knows is passed over and never held.</summary>
sealed class JourneyJsonReader(LossList losses)
{
    const string Id = "id";

    // More than a workspace has of channels, KPIs, criteria and members that one journey names.
    const int MostNames = 5000;

    const int MostAudits = 50_000;

    // The fields of each list of records, with the field that says its group, and how many there may be.
    static readonly Dictionary<string, (Dictionary<string, Field> Fields, int Limit)> Lists = JourneyKinds.All.Append(LibraryKinds.Persona)
        .Select(kind => (Name: FieldForm.NameOf(kind), List: kind.Accept(new FieldsOf()))).Where(list => list.List.Limit > 0).ToDictionary(list => list.Name, list => list.List, StringComparer.Ordinal);

    static readonly Dictionary<string, Field> OfJourney = ByName(JourneyFields.Set.All);

    readonly RawDocument document = new();

    /// <summary>What the file says; null when it is no object.</summary>
    /// <exception cref="JsonException">It is not JSON, or nested too deep.</exception>
    /// <exception cref="InvalidOperationException">A text holds half of a character.</exception>
    public RawDocument? Read(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Read(ref reader, name);
        }

        // Whatever follows the object makes it no JSON.
        reader.Read();
        return document;
    }

    void Read(ref Utf8JsonReader reader, string name)
    {
        switch (name)
        {
            case "$schema":
                reader.Skip();
                break;
            case "format":
                document.Format = Text(ref reader);
                break;
            case "version":
                document.Version = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) ? version : null;
                reader.Skip();
                break;
            case "journey" when reader.TokenType == JsonTokenType.StartObject:
                document.Journey = ReadRecord(ref reader, "/journey", OfJourney);
                break;
            case "channels" or "kpis" or "criteria" or "members" when reader.TokenType == JsonTokenType.StartArray:
                ReadList(ref reader, name, MostNames, document.Names.TryGetValue(name, out var names) ? names : document.Names[name] = [], ReadName);
                break;
            case "audits" when reader.TokenType == JsonTokenType.StartArray:
                ReadList(ref reader, name, MostAudits, document.Audits, ReadAudit);
                break;
            case "measurements" when reader.TokenType == JsonTokenType.StartArray:
                ReadList(ref reader, name, Limits.Touchpoints * Limits.Kpis, document.Measured, ReadSeries);
                break;
            case "currency":
                document.Currency = Text(ref reader);
                break;
            case var _ when reader.TokenType == JsonTokenType.StartArray && FactLists.Read.FirstOrDefault(list => list.Name == name) is { } facts:
                // Of two of one name the last one counts, as nearly everywhere in JSON.
                document.Facts[name] = new FactJsonReader(losses).ReadList(ref reader, facts, $"/{name}");
                break;
            case var _ when FactLists.Told.Any(list => list.Name == name):
                losses.Add(PathOf("", name), LossKind.History);
                reader.Skip();
                break;
            case var _ when Lists.TryGetValue(name, out var list) && reader.TokenType == JsonTokenType.StartArray:
                ReadList(ref reader, name, list.Limit, document.Records.TryGetValue(name, out var records) ? records : document.Records[name] = [],
                    (ref Utf8JsonReader each, string path) => ReadRecord(ref each, path, list.Fields));
                break;
            default:
                var isKnown = name is "journey" or "channels" or "kpis" or "criteria" or "members" or "audits" or "measurements" || Lists.ContainsKey(name) || FactLists.Read.Any(list => list.Name == name);
                losses.Add(PathOf("", name), isKnown ? LossKind.WrongType : LossKind.UnknownProperty);
                reader.Skip();
                break;
        }
    }

    delegate T ReadItem<out T>(ref Utf8JsonReader reader, string path);

    void ReadList<T>(ref Utf8JsonReader reader, string name, int limit, List<T> items, ReadItem<T> read)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var path = FormattableString.Invariant($"/{name}/{i}");
            if (reader.TokenType == JsonTokenType.StartObject && items.Count < limit)
            {
                items.Add(read(ref reader, path));
                continue;
            }

            losses.Add(path, reader.TokenType == JsonTokenType.StartObject ? LossKind.TooMany : LossKind.WrongType);
            reader.Skip();
        }
    }

    RawRecord ReadRecord(ref Utf8JsonReader reader, string path, Dictionary<string, Field> fields)
    {
        string? id = null;
        Dictionary<Field, string> values = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var at = PathOf(path, name);
            reader.Read();
            if (name == Id)
                id = Text(ref reader);
            else if (!fields.TryGetValue(name, out var field))
                Pass(ref reader, at, LossKind.UnknownProperty);
            else if (FieldForm.Read(ref reader, field, unknown => losses.Add(PathOf(at, unknown), LossKind.UnknownProperty)) is { } value)
                values[field] = value;
            else
                losses.Add(at, LossKind.WrongType);
        }

        return new(path, id, values);
    }

    RawName ReadName(ref Utf8JsonReader reader, string path)
    {
        string? id = null, parent = null, unit = null, better = null;
        List<string> names = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case Id:
                    id = Text(ref reader);
                    break;
                case "name" when reader.TokenType == JsonTokenType.StartObject:
                    while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    {
                        reader.Read();
                        Add(names, Text(ref reader));
                    }

                    break;
                case "name":
                    Add(names, Text(ref reader));
                    break;
                case "parent":
                    parent = Text(ref reader);
                    break;
                case "unit":
                    unit = Text(ref reader);
                    break;
                case "better":
                    better = Text(ref reader);
                    break;
                default:
                    // What else is said of it matters only where it is not known: then it is lost as a whole.
                    reader.Skip();
                    break;
            }
        }

        return new(id ?? "", names, parent, unit is null ? null : $"{unit} {better}");
    }

    RawAudit ReadAudit(ref Utf8JsonReader reader, string path)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        List<(string, int)> scores = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == "scores" && reader.TokenType == JsonTokenType.StartObject)
                ReadNumbers(ref reader, PathOf(path, name), (criterion, score) => scores.Add((criterion, (int)decimal.Clamp(score, int.MinValue, int.MaxValue))));
            else if (name is not ("touchpoint" or "on" or "strengths" or "weaknesses" or "evidence" or "evidenceNote" or "auditor" or Id))
                Pass(ref reader, PathOf(path, name), LossKind.UnknownProperty);
            else if (Text(ref reader) is { } text)
                texts[name] = text;
            else
                losses.Add(PathOf(path, name), LossKind.WrongType);
        }

        return new(path, texts.GetValueOrDefault("touchpoint", ""), texts.GetValueOrDefault("on", ""), scores, texts);
    }

    RawSeries ReadSeries(ref Utf8JsonReader reader, string path)
    {
        string touchpoint = "", kpi = "";
        List<(string, decimal)> values = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == "touchpoint")
                touchpoint = Text(ref reader) ?? "";
            else if (name == "kpi")
                kpi = Text(ref reader) ?? "";
            else if (name == "values" && reader.TokenType == JsonTokenType.StartObject)
                ReadNumbers(ref reader, PathOf(path, name), (on, value) => values.Add((on, value)));
            else
                Pass(ref reader, PathOf(path, name), name == "values" ? LossKind.WrongType : LossKind.UnknownProperty);
        }

        return new(path, touchpoint, kpi, values);
    }

    void ReadNumbers(ref Utf8JsonReader reader, string path, Action<string, decimal> take)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number))
                take(name, number);
            else
                Pass(ref reader, PathOf(path, name), LossKind.WrongType);
        }
    }

    void Pass(ref Utf8JsonReader reader, string path, LossKind kind)
    {
        losses.Add(path, kind);
        reader.Skip();
    }

    static void Add(List<string> names, string? name)
    {
        if (name is { Length: > 0 } && names.Count < 2)
            names.Add(name);
    }

    // A text, or null with all that stands there passed over.
    static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    // RFC 6901, with what a file calls it kept short.
    public static string PathOf(string path, string name) =>
        $"{path}/{(name.Length > 60 ? name[..60] : name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    static Dictionary<string, Field> ByName(IEnumerable<Field> fields) => fields.ToDictionary(FieldForm.NameOf, StringComparer.Ordinal);

    sealed class FieldsOf : IRecordKindVisitor<(Dictionary<string, Field> Fields, int Limit)>
    {
        public (Dictionary<string, Field>, int) Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot => ([], 0);

        public (Dictionary<string, Field>, int) Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord => (ByName(kind.Fields.All.Concat(kind.Group is { } group ? [group] : [])), kind.Limit);
    }
}
