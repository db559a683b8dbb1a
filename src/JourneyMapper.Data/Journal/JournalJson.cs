using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Data.Journal;

/// <summary>
/// The JSON form of the journal. What was written must be readable for ever: members that are added need no new schema, anything else needs a step in
/// <see cref="JournalUpcasters"/>.
/// </summary>
public static class JournalJson
{
    static readonly ImmutableArray<RecordKind> Kinds = [.. JourneyKinds.All, .. LibraryKinds.All];

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new RankConverter(), new ChangeConverter() },
    };

    // An entry of which something was left unread must be taken back by nobody: that would be lost.
    static readonly JsonSerializerOptions WholeOptions;

    static JournalJson()
    {
        foreach (var kind in Kinds)
            Options.Converters.Add(kind.Accept(new FieldConverters()));
        WholeOptions = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    }

    /// <summary>The number of the form that <see cref="Write"/> gives.</summary>
    public static short Schema => JournalUpcasters.Schema;

    /// <summary>Writes a difference in the latest form.</summary>
    public static string Write(Difference difference) => JsonSerializer.Serialize(new Stored(difference.Changes), Options);

    /// <summary>Reads an entry back, of whichever release.</summary>
    /// <exception cref="JsonException">It cannot be read: it is damaged, of a later release, or its texts were deleted.</exception>
    public static JournalEntry Read(JournalRow row) => Read(row, Options);

    /// <summary>Reads an entry back that may be taken back: all of it, so that nothing is lost of what a later release has written beside what is known here.</summary>
    /// <exception cref="JsonException">It cannot be read, or has members that are not known here.</exception>
    public static JournalEntry ReadWhole(JournalRow row) => Read(row, WholeOptions);

    static JournalEntry Read(JournalRow row, JsonSerializerOptions options)
    {
        if (row.Difference is null)
            throw new JsonException("The texts of this entry were deleted.");
        return new(row.Revision, row.AuthorId, row.At, row.EditId, row.Reverts, Read(row.Difference, row.Schema, options)) { Program = row.Program };
    }

    /// <summary>Reads a difference back that <see cref="Write"/> gave, in whichever release.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="schema">The number of its form.</param>
    /// <exception cref="JsonException">It cannot be read: it is damaged or of a later release.</exception>
    public static Difference Read(string json, short schema) => Read(json, schema, Options);

    static Difference Read(string json, short schema, JsonSerializerOptions options)
    {
        try
        {
            return ReadUnchecked(json, schema, options);
        }
        // What the readers of ranks, days and KPIs throw, and those of nodes of another kind than expected.
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new JsonException("The entry holds a value that cannot be read.", exception);
        }
    }

    static Difference ReadUnchecked(string json, short schema, JsonSerializerOptions options)
    {
        if (schema == Schema)
            return new(Required(JsonSerializer.Deserialize<Stored>(json, options)).Changes);
        var difference = Required(JsonNode.Parse(json)).AsObject();
        JournalUpcasters.Upcast(difference, schema);
        return new(Required(difference.Deserialize<Stored>(options)).Changes);
    }

    static T Required<T>(T? value) => value ?? throw new JsonException("The journal holds an empty value.");

    sealed record Stored(ImmutableArray<Change> Changes);

    // Each change names what happened and to which kind of record.
    sealed class ChangeConverter : JsonConverter<Change>
    {
        static readonly FrozenDictionary<string, RecordKind> ByName = Kinds.ToFrozenDictionary(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.Name), StringComparer.Ordinal);

        public override Change Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var stored = Required(JsonNode.Parse(ref reader)).AsObject();
            var record = (string?)stored["record"];
            return record is not null && ByName.TryGetValue(record, out var kind) ? kind.Accept(new ChangeReader(stored, options)) : throw new JsonException($"There is no record '{record}'.");
        }

        public override void Write(Utf8JsonWriter writer, Change value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            value.Accept(new ChangeWriter(writer, options));
            writer.WriteEndObject();
        }
    }

    sealed class ChangeReader(JsonObject stored, JsonSerializerOptions options) : IRecordKindVisitor<Change>
    {
        string? What => (string?)stored["kind"];

        public Change Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot =>
            What == "changed" ? new Change.Changed<TRoot>(kind, Guid.Empty, Get<ImmutableArray<FieldChange<TRoot>>>("fields")) : throw Unknown(kind);

        public Change Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord => What switch
            {
                "added" => new Change.Added<TRecord>(kind, Get<TRecord>("value")),
                "removed" => new Change.Removed<TRecord>(kind, Get<TRecord>("value")),
                "changed" => new Change.Changed<TRecord>(kind, Get<Guid>("id"), Get<ImmutableArray<FieldChange<TRecord>>>("fields")),
                "moved" => new Change.Moved<TRecord>(kind, Get<Guid>("id"), Position(kind, "from"), Position(kind, "to")),
                _ => throw Unknown(kind),
            };

        // The group as any choice is stored: in camel case.
        Position Position<TRecord>(OrderedKind<TRecord> kind, string member)
            where TRecord : class, IRecord
        {
            var position = Required(stored[member]).AsObject();
            var group = kind.Group is null ? "" : (string?)position[JsonNamingPolicy.CamelCase.ConvertName(kind.Group.Id)];
            return new(
                kind.Group is null ? "" : kind.Group.Choices.FirstOrDefault(choice => string.Equals(choice, group, StringComparison.OrdinalIgnoreCase)) ?? throw new JsonException($"There is no group '{group}'."),
                Required(position["rank"]).Deserialize<Rank>(options));
        }

        T Get<T>(string member) => Required(Required(stored[member]).Deserialize<T>(options));

        JsonException Unknown(RecordKind kind) => new($"Unknown: '{What}' of a '{kind}'.");
    }

    sealed class ChangeWriter(Utf8JsonWriter writer, JsonSerializerOptions options) : IChangeVisitor
    {
        public void Visit<TRecord>(Change.Added<TRecord> change)
            where TRecord : class, IRecord => Whole("added", change.Kind, change.Record);

        public void Visit<TRecord>(Change.Removed<TRecord> change)
            where TRecord : class, IRecord => Whole("removed", change.Kind, change.Record);

        public void Visit<TRecord>(Change.Changed<TRecord> change)
            where TRecord : class, IRecord
        {
            Begin("changed", change.Kind);
            // A stream has one root: its entries do not name it.
            if (change.Id != Guid.Empty)
                Put("id", change.Id);
            Put("fields", change.Fields);
        }

        public void Visit<TRecord>(Change.Moved<TRecord> change)
            where TRecord : class, IRecord
        {
            Begin("moved", change.Kind);
            Put("id", change.Id);
            Put("from", change.Kind.Group, change.From);
            Put("to", change.Kind.Group, change.To);
        }

        void Whole<TRecord>(string what, RecordKind kind, TRecord record)
        {
            Begin(what, kind);
            Put("value", record);
        }

        void Begin(string what, RecordKind kind)
        {
            writer.WriteString("kind", what);
            writer.WriteString("record", JsonNamingPolicy.CamelCase.ConvertName(kind.Name));
        }

        void Put(string member, Field? group, Position position)
        {
            writer.WriteStartObject(member);
            if (group is not null)
                writer.WriteString(JsonNamingPolicy.CamelCase.ConvertName(group.Id), JsonNamingPolicy.CamelCase.ConvertName(position.Group));
            Put("rank", position.Rank);
            writer.WriteEndObject();
        }

        void Put<T>(string member, T content)
        {
            writer.WritePropertyName(member);
            JsonSerializer.Serialize(writer, content, options);
        }
    }

    sealed class FieldConverters : IRecordKindVisitor<JsonConverter>
    {
        public JsonConverter Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot => new FieldConverter<TRoot>(kind.Fields);

        public JsonConverter Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord => new FieldConverter<TRecord>(kind.Fields);
    }

    sealed class RankConverter : JsonConverter<Rank>
    {
        public override Rank Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Rank.Parse(reader.GetString() ?? throw new JsonException("A rank is text."));

        public override void Write(Utf8JsonWriter writer, Rank value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
