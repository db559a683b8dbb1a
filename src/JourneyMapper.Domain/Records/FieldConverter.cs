using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyMapper.Domain.Records;

/// <summary>Writes a field as its id in camel case: in the journal, and in stored findings.</summary>
/// <param name="fields">Those that can be read.</param>
/// <typeparam name="TRecord">The record that has them.</typeparam>
public sealed class FieldConverter<TRecord>(FieldSet<TRecord> fields) : JsonConverter<Field<TRecord>>
{
    /// <inheritdoc/>
    public override Field<TRecord> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } id && fields.Find(id) is { } field ? field : throw new JsonException($"{typeof(TRecord).Name} has no such field.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Field<TRecord> value, JsonSerializerOptions options) => writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.Id));
}
