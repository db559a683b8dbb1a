using System.Globalization;
using System.Text.Json;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>Reads the members of a request one by one, and gathers all that is wrong with them. What is missing is null, and so is what is null.</summary>
sealed class BodyFields
{
    readonly JsonElement body;
    readonly List<FieldError> errors = [];

    /// <inheritdoc cref="BodyFields"/>
    /// <param name="body">An object.</param>
    /// <param name="known">The names that it may have.</param>
    public BodyFields(JsonElement body, params string[] known)
    {
        this.body = body;
        foreach (var member in body.EnumerateObject())
            if (!known.Contains(member.Name, StringComparer.Ordinal))
                Wrong(member.Name, FieldErrorCode.UnknownField, ApiText.UnknownField.With(RequestReader.Shortened(member.Name)));
    }

    /// <summary>What is wrong, as far as it was read.</summary>
    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>The answer to what is wrong; null where nothing is.</summary>
    public IResult? Refusal => errors.Count == 0 ? null : ApiProblems.Invalid(errors);

    /// <summary>Notes something that is wrong with a member.</summary>
    public void Wrong(string name, FieldErrorCode code, string reason) => errors.Add(new(FieldError.To(name), code, reason));

    /// <summary>Whether there is such a member, be it null.</summary>
    public bool Has(string name) => body.TryGetProperty(name, out _);

    /// <summary>A text.</summary>
    public string? Text(string name, bool isRequired = false)
    {
        if (!Find(name, JsonValueKind.String, ApiText.ExpectedText, out var value))
        {
            if (isRequired && !Has(name))
                Wrong(name, FieldErrorCode.Required, Common.ProblemRequired);
            return null;
        }

        return value.GetString();
    }

    /// <summary>An id.</summary>
    public Guid? Id(string name, bool isRequired = false)
    {
        if (Text(name, isRequired) is not { } text)
            return null;
        if (Guid.TryParseExact(text, "D", out var id))
            return id;
        Wrong(name, FieldErrorCode.Malformed, ApiText.NoId);
        return null;
    }

    /// <summary>A day.</summary>
    public DateOnly? Day(string name, bool isRequired = false)
    {
        if (Text(name, isRequired) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Wrong(name, FieldErrorCode.Malformed, ApiText.NoDay);
        return null;
    }

    /// <summary>A number.</summary>
    public decimal? Number(string name)
    {
        if (!Find(name, JsonValueKind.Number, ApiText.NoNumber, out var value))
            return null;
        if (value.TryGetDecimal(out var number))
            return number;
        Wrong(name, FieldErrorCode.OutOfRange, Common.ProblemOutOfRange);
        return null;
    }

    /// <summary>A whole number, which is required.</summary>
    public long? Whole(string name)
    {
        if (body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
            return number;
        Wrong(name, Has(name) ? FieldErrorCode.Malformed : FieldErrorCode.Required, Has(name) ? ApiText.ExpectedNumber : Common.ProblemRequired);
        return null;
    }

    /// <summary>Yes or no.</summary>
    public bool? Flag(string name)
    {
        if (body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Wrong(name, Has(name) ? FieldErrorCode.Malformed : FieldErrorCode.Required, ApiText.ExpectedFlag);
        return null;
    }

    /// <summary>One of some words.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name, isRequired: true) is not { } text)
            return null;
        foreach (var choice in Enum.GetValues<T>())
            if (JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()) == text)
                return choice;
        Wrong(name, FieldErrorCode.Unknown, ApiText.GroupUnknown.With(string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))));
        return null;
    }

    /// <summary>A text with a line for each item of a list; empty where there is none.</summary>
    public string Lines(string name)
    {
        if (!Find(name, JsonValueKind.Array, ApiText.ExpectedLines, out var list))
            return "";
        if (list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return string.Join('\n', list.EnumerateArray().Select(item => item.GetString()));
        Wrong(name, FieldErrorCode.Malformed, ApiText.ExpectedLines);
        return "";
    }

    /// <summary>The whole numbers of an object, by their names.</summary>
    public IReadOnlyDictionary<string, int> Numbers(string name)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!Find(name, JsonValueKind.Object, ApiText.ExpectedNumbers, out var value))
        {
            if (!Has(name))
                Wrong(name, FieldErrorCode.Required, Common.ProblemRequired);
            return numbers;
        }

        foreach (var member in value.EnumerateObject())
            if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var number))
                numbers[member.Name] = number;
            else
                errors.Add(new(FieldError.To(name, member.Name), FieldErrorCode.Malformed, ApiText.ExpectedNumber));
        return numbers;
    }

    /// <summary>Notes something that is wrong with a member of a member.</summary>
    public void Wrong(string name, string within, FieldErrorCode code, string reason) => errors.Add(new(FieldError.To(name, within), code, reason));

    bool Find(string name, JsonValueKind kind, string expected, out JsonElement value)
    {
        if (!body.TryGetProperty(name, out value) || value.ValueKind == JsonValueKind.Null)
            return false;
        if (value.ValueKind == kind)
            return true;
        Wrong(name, FieldErrorCode.Malformed, expected);
        return false;
    }
}
