using System.Globalization;
using System.Text.Json;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>The JSON form of a field's value: which type of JSON stands for which kind of field, both ways, once for all fields.</summary>
static class FieldForm
{
    // Small numbers without an exponent: the text forms know none.
    const string Number = "0.############################";

    /// <summary>A number without an exponent and without zeros at its end.</summary>
    public static string Of(decimal number) => number.ToString(Number, CultureInfo.InvariantCulture);

    /// <summary>How values of a field look as JSON.</summary>
    public enum Shape
    {
        /// <summary>A string.</summary>
        Text,

        /// <summary>A whole number.</summary>
        Integer,

        /// <summary>An array of strings, an item a line.</summary>
        Lines,

        /// <summary>An array of strings.</summary>
        List,

        /// <summary>An array of objects.</summary>
        Table,
    }

    /// <summary>What a field is called in JSON.</summary>
    public static string NameOf(Field field) => JsonNamingPolicy.CamelCase.ConvertName(field.Id);

    /// <summary>What the list of a kind's records is called in JSON.</summary>
    public static string NameOf(RecordKind kind)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(kind.Name);
        return name.EndsWith('y') ? $"{name[..^1]}ies" : $"{name}s";
    }

    public static Shape ShapeOf(Field field) => field.Kind switch
    {
        FieldKind.Scale or FieldKind.Number => Shape.Integer,
        FieldKind.Items => Shape.Lines,
        FieldKind.Choices or FieldKind.Tags => Shape.List,
        FieldKind.Other => field.Parts.IsEmpty ? Shape.List : Shape.Table,
        _ => Shape.Text,
    };

    /// <summary>Writes a value in canonical form that is not empty.</summary>
    public static void Write(Utf8JsonWriter writer, Field field, string value)
    {
        writer.WritePropertyName(NameOf(field));
        switch (ShapeOf(field))
        {
            case Shape.Integer:
                writer.WriteNumberValue(int.Parse(value, CultureInfo.InvariantCulture));
                break;
            case Shape.Lines:
                Write(writer, value.Split('\n'));
                break;
            case Shape.List:
                Write(writer, value.Split(", "));
                break;
            case Shape.Table:
                writer.WriteStartArray();
                foreach (var line in value.Split('\n'))
                    WriteEntry(writer, field, line.Split('|', field.Parts.Length));
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value);
                break;
        }
    }

    /// <summary>Reads a value in the text form that the field accepts, or says with null that it is of another type. The reader stands at the value, and afterwards at its end.</summary>
    /// <param name="reader">At the value.</param>
    /// <param name="field">Whose value.</param>
    /// <param name="lost">Is told of properties of entries that nobody knows.</param>
    public static string? Read(ref Utf8JsonReader reader, Field field, Action<string> lost)
    {
        switch (ShapeOf(field), reader.TokenType)
        {
            case (_, JsonTokenType.Null):
                return "";
            case (Shape.Integer, JsonTokenType.Number):
                return reader.TryGetInt32(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;
            case (Shape.Text or Shape.Lines or Shape.List, JsonTokenType.String):
                return reader.GetString();
            case (Shape.Lines, JsonTokenType.StartArray):
                return ReadStrings(ref reader) is { } lines ? string.Join('\n', lines) : null;
            case (Shape.List, JsonTokenType.StartArray):
                return ReadStrings(ref reader) is { } list ? string.Join(", ", list) : null;
            case (Shape.Table, JsonTokenType.StartArray):
                return ReadTable(ref reader, field, lost);
            default:
                reader.Skip();
                return null;
        }
    }

    static void Write(Utf8JsonWriter writer, string[] items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            writer.WriteStringValue(item);
        writer.WriteEndArray();
    }

    static void WriteEntry(Utf8JsonWriter writer, Field field, string[] parts)
    {
        writer.WriteStartObject();
        foreach (var (part, value) in field.Parts.Zip(parts).Where(pair => pair.Second.Length > 0))
            if (part.IsNumber)
                writer.WriteNumber(part.Name, decimal.Parse(value, CultureInfo.InvariantCulture));
            else
                writer.WriteString(part.Name, value);
        writer.WriteEndObject();
    }

    static List<string>? ReadStrings(ref Utf8JsonReader reader)
    {
        List<string>? items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                items?.Add(reader.GetString()!);
            else
                (items, _) = (null, Skip(ref reader));
        }

        return items;
    }

    static string? ReadTable(ref Utf8JsonReader reader, Field field, Action<string> lost)
    {
        List<string>? lines = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject || ReadEntry(ref reader, field, lost) is not { } line)
                (lines, _) = (null, Skip(ref reader));
            else
                lines?.Add(line);
        }

        return lines is null ? null : string.Join('\n', lines);
    }

    static string? ReadEntry(ref Utf8JsonReader reader, Field field, Action<string> lost)
    {
        string?[] values = [.. field.Parts.Select(_ => "")];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var at = field.Parts.AsSpan().IndexOf(part => part.Name == name);
            reader.Read();
            if (at >= 0)
            {
                values[at] = ReadPart(ref reader, field.Parts[at]);
                continue;
            }

            lost(name);
            reader.Skip();
        }

        // Only the last part may have bars of its own, none may have lines.
        return Array.TrueForAll(values, value => value is not null) && values[..^1].All(value => !value!.Contains('|', StringComparison.Ordinal)) ? string.Join('|', values).ReplaceLineEndings(" ") : null;
    }

    static string? ReadPart(ref Utf8JsonReader reader, FieldPart part) => reader.TokenType switch
    {
        JsonTokenType.Null => "",
        JsonTokenType.String when !part.IsNumber => reader.GetString(),
        JsonTokenType.Number when part.IsNumber && reader.TryGetDecimal(out var number) => Of(number),
        _ => Skip(ref reader),
    };

    // What is no list or object is behind the reader already.
    static string? Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }

    static int IndexOf(this ReadOnlySpan<FieldPart> parts, Func<FieldPart, bool> matches)
    {
        for (var i = 0; i < parts.Length; i++)
            if (matches(parts[i]))
                return i;
        return -1;
    }
}
