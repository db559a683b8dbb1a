using System.Globalization;
using System.Text.Json;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Reads a request field by field, so that all that is wrong is told at once, with its row.</summary>
static class RequestReader
{
    const string Existing = "existing";
    const string Measurements = "measurements";
    const string Touchpoint = "touchpoint";
    const string Kpi = "kpi";
    const string On = "on";
    const string Value = "value";

    /// <summary>The measurements, or the answer that refuses them.</summary>
    public static Task<(MeasurementsRequest? Request, IResult? Refusal)> ReadAsync(HttpContext http) => ReadAsync(http, Read);

    /// <summary>A request, or the answer that refuses it.</summary>
    /// <param name="http">Where its JSON stands.</param>
    /// <param name="read">Reads an object, or says why it cannot.</param>
    public static async Task<(T? Request, IResult? Refusal)> ReadAsync<T>(HttpContext http, Func<JsonElement, (T?, IResult?)> read)
        where T : class
    {
        var (body, refusal) = await JsonBody.ReadAsync(http);
        return body is { } json ? read(json) : (null, refusal);
    }

    static (MeasurementsRequest?, IResult?) Read(JsonElement body)
    {
        if (UnknownField(body, Existing, Measurements) is { } unknown)
            return (null, Malformed(ApiText.UnknownField.With(unknown)));
        if (Choice(body) is not { } existing)
            return (null, Malformed(ApiText.NoExisting));
        if (!body.TryGetProperty(Measurements, out var list) || list.ValueKind != JsonValueKind.Array)
            return (null, Malformed(ApiText.NoMeasurements));
        if (list.GetArrayLength() > MeasurementsRequest.Most)
            return (null, Malformed(ApiText.TooManyRows.With(MeasurementsRequest.Most, list.GetArrayLength())));
        var errors = new List<RowError>();
        var rows = list.EnumerateArray().Select((row, index) => Row(row, index, errors)).ToList();
        return errors.Count == 0
            ? (new() { Existing = existing, Measurements = rows! }, null)
            : (null, ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, ApiText.WrongRowsText, errors));
    }

    /// <summary>The answer to what cannot be understood as a whole.</summary>
    public static IResult Malformed(string detail) => ApiProblems.Of(StatusCodes.Status400BadRequest, detail);

    /// <summary>The name of the first field of an object that is none of these, or null.</summary>
    public static string? UnknownField(JsonElement row, params ReadOnlySpan<string> known)
    {
        foreach (var field in row.EnumerateObject())
            if (!known.Contains(field.Name))
                return Shortened(field.Name);
        return null;
    }

    static ExistingValues? Choice(JsonElement body) => Text(body, Existing) switch
    {
        "replace" => ExistingValues.Replace,
        "skip" => ExistingValues.Skip,
        "refuse" => ExistingValues.Refuse,
        _ => null,
    };

    static MeasurementRow? Row(JsonElement row, int index, List<RowError> errors)
    {
        var before = errors.Count;
        if (row.ValueKind != JsonValueKind.Object)
        {
            Report("", RowErrorCode.Malformed, ApiText.NoRow);
            return null;
        }

        if (UnknownField(row, Touchpoint, Kpi, On, Value) is { } unknown)
            Report(unknown, RowErrorCode.UnknownField, ApiText.UnknownField.With(unknown));
        if (!Guid.TryParseExact(Text(row, Touchpoint), "D", out var touchpoint))
            Report(Touchpoint, RowErrorCode.Malformed, ApiText.NoId);
        var kpi = Text(row, Kpi) ?? "";
        if (kpi.Length is 0 or > Limits.KpiId)
            Report(Kpi, RowErrorCode.Malformed, ApiText.NoKpi);
        if (!DateOnly.TryParseExact(Text(row, On), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            Report(On, RowErrorCode.Malformed, ApiText.NoDay);
        if (!row.TryGetProperty(Value, out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetDecimal(out var value))
        {
            Report(Value, RowErrorCode.Malformed, ApiText.NoNumber);
            return null;
        }

        return errors.Count > before ? null : new() { Touchpoint = touchpoint, Kpi = kpi, On = on, Value = value };

        void Report(string field, RowErrorCode code, string reason) => errors.Add(new() { Index = index, Field = field, Code = code, Reason = reason });
    }

    static string? Text(JsonElement row, string field) => row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A name that somebody else has chosen, short enough for a sentence.</summary>
    public static string Shortened(string name) => name.Length <= 40 ? name : string.Concat(name.AsSpan(0, 40), "…");
}
