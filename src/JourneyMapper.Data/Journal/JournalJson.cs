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
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new RankConverter(), new ChangeConverter(), new FieldConverter<Touchpoint>(TouchpointFields.Set), new FieldConverter<Journey>(JourneyFields.Set) },
    };

    /// <summary>The number of the form that <see cref="Write"/> gives.</summary>
    public static short Schema => JournalUpcasters.Schema;

    /// <summary>Writes a difference in the latest form.</summary>
    public static string Write(Difference difference) => JsonSerializer.Serialize(new Stored(difference.Changes), Options);

    /// <summary>Reads an entry back, of whichever release.</summary>
    /// <exception cref="JsonException">It cannot be read: it is damaged, of a later release, or its texts were deleted.</exception>
    public static JournalEntry Read(JournalRow row)
    {
        if (row.Difference is null)
            throw new JsonException("The texts of this entry were deleted.");
        try
        {
            return new(row.Revision, row.AuthorId, row.At, row.EditId, row.Reverts, Read(row.Difference, row.Schema));
        }
        // What the readers of ranks, days and KPIs throw, and those of nodes of another kind than expected.
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new JsonException("The entry holds a value that cannot be read.", exception);
        }
    }

    static Difference Read(string json, short schema)
    {
        if (schema == Schema)
            return new(Required(JsonSerializer.Deserialize<Stored>(json, Options)).Changes);
        var difference = Required(JsonNode.Parse(json)).AsObject();
        JournalUpcasters.Upcast(difference, schema);
        return new(Required(difference.Deserialize<Stored>(Options)).Changes);
    }

    static T Required<T>(T? value) => value ?? throw new JsonException("The journal holds an empty value.");

    sealed record Stored(ImmutableArray<Change> Changes);

    // Each change names what happened and to which kind of record, so that other kinds can come.
    sealed class ChangeConverter : JsonConverter<Change>
    {
        public override Change Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var stored = Required(JsonNode.Parse(ref reader)).AsObject();
            return ((string?)stored["kind"], (string?)stored["record"]) switch
            {
                ("added", "touchpoint") => new Change.Added(Get<Touchpoint>("value")),
                ("removed", "touchpoint") => new Change.Removed(Get<Touchpoint>("value")),
                ("changed", "touchpoint") => new Change.Changed(Get<Guid>("id"), Get<ImmutableArray<FieldChange<Touchpoint>>>("fields")),
                ("moved", "touchpoint") => new Change.Moved(Get<Guid>("id"), Get<Position>("from"), Get<Position>("to")),
                ("changed", "journey") => new Change.Retitled(Get<ImmutableArray<FieldChange<Journey>>>("fields")),
                var (kind, record) => throw new JsonException($"Unknown: '{kind}' of a '{record}'."),
            };

            T Get<T>(string member) => Required(Required(stored[member]).Deserialize<T>(options));
        }

        public override void Write(Utf8JsonWriter writer, Change value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            switch (value)
            {
                case Change.Added added:
                    Begin("added", "touchpoint");
                    Put("value", added.Touchpoint);
                    break;
                case Change.Removed removed:
                    Begin("removed", "touchpoint");
                    Put("value", removed.Touchpoint);
                    break;
                case Change.Changed changed:
                    Begin("changed", "touchpoint");
                    Put("id", changed.Touchpoint);
                    Put("fields", changed.Fields);
                    break;
                case Change.Moved moved:
                    Begin("moved", "touchpoint");
                    Put("id", moved.Touchpoint);
                    Put("from", moved.From);
                    Put("to", moved.To);
                    break;
                case Change.Retitled retitled:
                    Begin("changed", "journey");
                    Put("fields", retitled.Fields);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(value));
            }

            writer.WriteEndObject();

            void Begin(string kind, string record)
            {
                writer.WriteString("kind", kind);
                writer.WriteString("record", record);
            }

            void Put<T>(string member, T content)
            {
                writer.WritePropertyName(member);
                JsonSerializer.Serialize(writer, content, options);
            }
        }
    }

    sealed class RankConverter : JsonConverter<Rank>
    {
        public override Rank Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Rank.Parse(reader.GetString() ?? throw new JsonException("A rank is text."));

        public override void Write(Utf8JsonWriter writer, Rank value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
