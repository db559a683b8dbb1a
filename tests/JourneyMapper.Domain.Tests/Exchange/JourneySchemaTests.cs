using System.Text.Json;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Exchange;

/// <summary>The published schema is that of what is written.</summary>
public sealed class JourneySchemaTests
{
    /// <summary>Set it to write the file anew after a field was added.</summary>
    const string Write = "JOURNEYMAPPER_WRITE_SCHEMA";

    static readonly JsonElement Schema = JsonDocument.Parse(JourneySchema.Write()).RootElement;

    [Fact]
    public void The_schema_in_the_documentation_is_that_of_the_fields()
    {
        var file = Path.Combine(Repository.Root, "docs", "schemas", "journey-1.json");
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
            File.WriteAllText(file, JourneySchema.Write() + "\n");
        File.ReadAllText(file).TrimEnd().ReplaceLineEndings().ShouldBe(JourneySchema.Write().ReplaceLineEndings(), $"Set {Write}=1 and run this test once.");
    }

    [Fact]
    public void What_is_written_is_what_the_schema_says() => Property.Holds(chance =>
        Problems(JsonDocument.Parse(Documents.WriteText(Documents.By(chance))).RootElement, Schema, "").ShouldBeEmpty(), cases: 50);

    // The part of the vocabulary that the schema uses; a property that it does not name would be a mistake here.
    static IEnumerable<string> Problems(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value))
            yield return $"{path}: const";
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
            yield return $"{path}: {value} is none of the enumeration";
        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type.GetString()!))
            yield return $"{path}: {value.ValueKind} is no {type}";
        if (schema.TryGetProperty("maxLength", out var longest) && value.GetString()!.EnumerateRunes().Count() > longest.GetInt32())
            yield return $"{path}: too long";
        if (schema.TryGetProperty("minimum", out var least) && (value.GetDecimal() < least.GetDecimal() || value.GetDecimal() > schema.GetProperty("maximum").GetDecimal()))
            yield return $"{path}: out of range";
        if (schema.TryGetProperty("format", out var format) && !(format.GetString() == "date" ? DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _) : value.TryGetDateTimeOffset(out _)))
            yield return $"{path}: no {format}";
        if (schema.TryGetProperty("pattern", out var pattern) && !System.Text.RegularExpressions.Regex.IsMatch(value.GetString()!, pattern.GetString()!, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
            yield return $"{path}: no {pattern}";
        if (schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32())
            yield return $"{path}: too many";
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                yield return $"{path}: without {name}";
        if (schema.TryGetProperty("items", out var items))
            foreach (var problem in value.EnumerateArray().SelectMany((item, i) => Problems(item, items, $"{path}/{i}")))
                yield return problem;
        if (value.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var named) || schema.TryGetProperty("additionalProperties", out named))
                foreach (var problem in Problems(property.Value, named, $"{path}/{property.Name}"))
                    yield return problem;
            else
                yield return $"{path}/{property.Name}: not in the schema";
        }
    }

    static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
