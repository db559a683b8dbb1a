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

    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The measurements of a request, or the answer that refuses it.</summary>
    public static Task<(MeasurementsRequest? Request, IResult? Refusal)> ReadAsync(HttpRequest http, CancellationToken cancellation) => ReadAsync(http, Read, cancellation);

    /// <summary>What a request holds, or the answer that refuses it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="read">Reads its body.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<(T? Request, IResult? Refusal)> ReadAsync<T>(HttpRequest http, Func<JsonElement, (T?, IResult?)> read, CancellationToken cancellation)
        where T : class
    {
        if (!http.HasJsonContentType())
            return (null, ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType));
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Body, Options, cancellation);
            return read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return Malformed<T>(ApiText.NoJsonAt.With(exception.LineNumber + 1, exception.BytePositionInLine + 1));
        }
        catch (BadHttpRequestException exception)
        {
            return (null, ApiProblems.Of(exception.StatusCode));
        }
    }

    static (MeasurementsRequest?, IResult?) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return Malformed<MeasurementsRequest>(ApiText.NoObject);
        if (body.EnumerateObject().FirstOrDefault(field => field.Name is not (Existing or Measurements)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            return Malformed<MeasurementsRequest>(ApiText.UnknownField.With(Shortened(unknown.Name)));
        if (Choice(body) is not { } existing)
            return Malformed<MeasurementsRequest>(ApiText.NoExisting);
        if (!body.TryGetProperty(Measurements, out var list) || list.ValueKind != JsonValueKind.Array)
            return Malformed<MeasurementsRequest>(ApiText.NoMeasurements);
        if (list.GetArrayLength() > MeasurementsRequest.Most)
            return Malformed<MeasurementsRequest>(ApiText.TooManyRows.With(MeasurementsRequest.Most, list.GetArrayLength()));
        var errors = new List<RowError>();
        var rows = list.EnumerateArray().Select((row, index) => Row(row, index, errors)).ToList();
        return errors.Count == 0
            ? (new() { Existing = existing, Measurements = rows! }, null)
            : (null, ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, ApiText.WrongRowsText, errors));
    }

    /// <summary>The answer to a body that is not what was asked for.</summary>
    public static (T?, IResult?) Malformed<T>(string detail)
        where T : class => (null, ApiProblems.Of(StatusCodes.Status400BadRequest, detail));

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

        if (row.EnumerateObject().FirstOrDefault(field => field.Name is not (Touchpoint or Kpi or On or Value)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            Report(Shortened(unknown.Name), RowErrorCode.UnknownField, ApiText.UnknownField.With(Shortened(unknown.Name)));
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

    /// <summary>A name as it is told, however long somebody made it.</summary>
    public static string Shortened(string name) => name.Length <= 40 ? name : string.Concat(name.AsSpan(0, 40), "…");
}
