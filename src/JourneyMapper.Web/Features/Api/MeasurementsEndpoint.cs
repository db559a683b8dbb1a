using System.ComponentModel;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Records measurements of several touchpoints and KPIs at once.</summary>
static class MeasurementsEndpoint
{
    /// <summary>The name of the operation.</summary>
    public const string Record = "RecordMeasurements";

    const string Problem = "application/problem+json";

    public static void MapMeasurements(this IEndpointRouteBuilder api) => api.MapPost("v1/measurements", RecordAsync)
        .WithName(Record)
        .Needs(TokenScopes.Measurements.Write)
        .WithSummary("Record measurements")
        .WithDescription(
            "Records values of KPIs at touchpoints, all of them or none. Sending the same request again leaves the same state: days that have the very value already are " +
            "counted as unchanged, whatever \"existing\" says. The token's member has to be an editor or an owner.")
        .Accepts<MeasurementsRequest>("application/json")
        .Produces<MeasurementsRecorded>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .Produces<RowProblems>(StatusCodes.Status409Conflict, Problem)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .Produces<RowProblems>(StatusCodes.Status422UnprocessableEntity, Problem)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<IResult> RecordAsync(HttpContext http, Measurements measurements, WorkspaceKpis kpis)
    {
        if (CurrentMember.From(http.User) is not { CanEdit: true } member)
            return ApiProblems.Of(StatusCodes.Status403Forbidden);
        var (request, refusal) = await RequestReader.ReadAsync(http);
        if (request is null)
            return refusal!;
        List<MeasuredValue> values = [.. request.Measurements.Select(row => new MeasuredValue(row.Touchpoint, row.Kpi, new(row.On, row.Value)))];
        return await measurements.RecordAsync(member, values, Existing(request.Existing), http.RequestAborted) switch
        {
            Recording.Done done => TypedResults.Ok(new MeasurementsRecorded { Created = done.Added, Replaced = done.Replaced, Unchanged = done.Unchanged, Skipped = done.Skipped }),
            Recording.Invalid invalid => ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, ApiText.WrongRowsText,
                Errors(values, invalid.Problems, await kpis.CatalogueAsync(member.Workspace, http.RequestAborted))),
            Recording.Taken taken => ApiProblems.Of(StatusCodes.Status409Conflict, ApiText.TakenText,
                Errors(values, taken.Existing, await kpis.CatalogueAsync(member.Workspace, http.RequestAborted))),
            _ => ApiProblems.Of(StatusCodes.Status403Forbidden),
        };
    }

    static ExistingDays Existing(ExistingValues existing) => existing switch
    {
        ExistingValues.Replace => ExistingDays.Replace,
        ExistingValues.Skip => ExistingDays.Skip,
        _ => ExistingDays.Tell,
    };

    static RowError[] Errors(List<MeasuredValue> values, IReadOnlyDictionary<int, MeasurementProblem> problems, KpiCatalogue catalogue) =>
    [
        .. problems.OrderBy(problem => problem.Key).Select(problem =>
        {
            var (field, code) = Place(problem.Value);
            return new RowError { Index = problem.Key, Field = field, Code = code, Reason = Reason(problem.Value, values[problem.Key].Kpi, catalogue) };
        }),
    ];

    static RowError[] Errors(List<MeasuredValue> values, IReadOnlyDictionary<int, Measurement> existing, KpiCatalogue catalogue) =>
    [
        .. existing.OrderBy(there => there.Key).Select(there => new RowError
        {
            Index = there.Key, Field = "on", Code = RowErrorCode.Taken, Reason = KpiText.DayTaken.With(catalogue.Write(values[there.Key].Kpi, there.Value.Value)),
        }),
    ];

    static (string Field, RowErrorCode Code) Place(MeasurementProblem problem) => problem switch
    {
        MeasurementProblem.NoTouchpoint => ("touchpoint", RowErrorCode.UnknownTouchpoint),
        MeasurementProblem.NoKpi => ("kpi", RowErrorCode.UnknownKpi),
        MeasurementProblem.TooEarly => ("on", RowErrorCode.TooEarly),
        MeasurementProblem.InFuture => ("on", RowErrorCode.InFuture),
        MeasurementProblem.DayTwice => ("on", RowErrorCode.DayTwice),
        MeasurementProblem.BelowLeast or MeasurementProblem.AboveMost or MeasurementProblem.TooLarge => ("value", RowErrorCode.OutOfRange),
        _ => throw new InvalidEnumArgumentException(nameof(problem), (int)problem, typeof(MeasurementProblem)),
    };

    // The KPI of a row may be unknown, but then that is the reason, which needs none.
    static string Reason(MeasurementProblem problem, string kpi, KpiCatalogue catalogue) => problem.Explain(catalogue.Find(kpi) ?? Domain.Catalogue.Kpis.All[0], catalogue.Currency);
}
