using System.Globalization;
using System.Text.Json;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Reads lists of facts by their description, token by token.</summary>
sealed class FactJsonReader(LossList losses)
{
    /// <summary>The facts of a list. The reader stands at its beginning, and afterwards at its end.</summary>
    public List<RawFact> ReadList(ref Utf8JsonReader reader, FactPart list, string path)
    {
        List<RawFact> facts = [];
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var at = FormattableString.Invariant($"{path}/{i}");
            if (reader.TokenType != JsonTokenType.StartObject || facts.Count >= list.Limit)
                Pass(ref reader, at, reader.TokenType == JsonTokenType.StartObject ? LossKind.TooMany : LossKind.WrongType);
            else if (ReadFact(ref reader, list, at) is { } fact)
                facts.Add(fact);
        }

        return facts;
    }

    RawFact? ReadFact(ref Utf8JsonReader reader, FactPart list, string path)
    {
        Dictionary<string, object> values = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var at = JourneyJsonReader.PathOf(path, name);
            reader.Read();
            if (list.Parts.FirstOrDefault(part => part.Name == name) is not { } known)
                Pass(ref reader, at, LossKind.UnknownProperty);
            else if (reader.TokenType != JsonTokenType.Null && ReadValue(ref reader, known, at) is { } value)
                values[name] = value;
        }

        if (list.Parts.FirstOrDefault(part => part.IsRequired && !values.ContainsKey(part.Name)) is not { } missing)
            return new(path, values);
        losses.Add(path, LossKind.Incomplete, missing.Name);
        return null;
    }

    // Null: it is not what is asked for there, or says nothing.
    object? ReadValue(ref Utf8JsonReader reader, FactPart part, string path)
    {
        switch (part.Type, reader.TokenType)
        {
            case (FactType.List, JsonTokenType.StartArray):
                return ReadList(ref reader, part, path) is { Count: > 0 } facts ? facts : null;
            case (FactType.Flag, JsonTokenType.True or JsonTokenType.False):
                return reader.GetBoolean();
            case (FactType.Number or FactType.Integer, JsonTokenType.Number):
                return Number(ref reader, part, path);
            case (FactType.List or FactType.Flag or FactType.Number or FactType.Integer, _) or (_, not JsonTokenType.String):
                Pass(ref reader, path, LossKind.WrongType);
                return null;
            default:
                return Text(reader.GetString()!, part, path);
        }
    }

    object? Number(ref Utf8JsonReader reader, FactPart part, string path)
    {
        if (!reader.TryGetDecimal(out var number) || number < part.Least || number > part.Most)
            losses.Add(path, LossKind.OutOfRange, System.Text.Encoding.UTF8.GetString(reader.ValueSpan));
        else if (part.Type == FactType.Integer && number != decimal.Truncate(number))
            losses.Add(path, LossKind.WrongType, number.ToString(CultureInfo.InvariantCulture));
        else
            return number;
        return null;
    }

    object? Text(string text, FactPart part, string path)
    {
        object? value = part.Type switch
        {
            FactType.Line or FactType.Lines => Accepted(text, part, path),
            FactType.Choice => part.Choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase)),
            FactType.Day => FactForms.ReadDay(text),
            FactType.Month => FactForms.ReadDay(text, FactForms.Month),
            FactType.Time => FactForms.ReadTime(text),
            _ => text,
        };
        if (value is null)
            losses.Add(path, LossKind.UnknownValue, text);
        return value is "" ? null : value;
    }

    string Accepted(string text, FactPart part, string path)
    {
        var (accepted, problem) = part.Type == FactType.Line ? AcceptedText.Line(text, part.Limit) : AcceptedText.Lines(text, part.Limit);
        if (problem is null)
            return accepted.Any(AcceptedText.IsVisible) ? accepted : "";
        losses.Add(path, LossKind.Shortened, accepted);
        return accepted[..(part.Limit - (char.IsHighSurrogate(accepted[part.Limit - 1]) ? 1 : 0))];
    }

    void Pass(ref Utf8JsonReader reader, string path, LossKind kind)
    {
        losses.Add(path, kind);
        reader.Skip();
    }
}
