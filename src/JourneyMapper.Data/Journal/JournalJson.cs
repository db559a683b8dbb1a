using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Data.Journal;

/// <summary>The JSON form of the journal. What was written must be readable for ever: add members, never rename them.</summary>
public static class JournalJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new RankConverter(), new ReadableTextConverter(), new FieldConverter<Touchpoint>(TouchpointFields.Set), new FieldConverter<Journey>(JourneyFields.Set) },
    };

    /// <summary>Writes an edit or a difference.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads an entry back.</summary>
    public static JournalEntry Read(JournalRow row) => new(row.Revision, row.AuthorId, row.At, Read<Edit>(row.Edit), Read<Difference>(row.Difference));

    static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The journal holds an empty value.");

    // An edit is kept as it was asked for, but PostgreSQL's jsonb takes neither \0 nor halves of characters.
    sealed class ReadableTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(AcceptedText.Readable(value));
    }

    sealed class RankConverter : JsonConverter<Rank>
    {
        public override Rank Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Rank.Parse(reader.GetString() ?? throw new JsonException("A rank is text."));

        public override void Write(Utf8JsonWriter writer, Rank value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
