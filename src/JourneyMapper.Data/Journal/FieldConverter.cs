using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Data.Journal;

/// <summary>Writes a field as its id in camel case.</summary>
sealed class FieldConverter<TRecord>(FieldSet<TRecord> fields) : JsonConverter<Field<TRecord>>
{
    public override Field<TRecord> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } id && fields.Find(id) is { } field ? field : throw new JsonException($"{typeof(TRecord).Name} has no such field.");

    public override void Write(Utf8JsonWriter writer, Field<TRecord> value, JsonSerializerOptions options) => writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.Id));
}
