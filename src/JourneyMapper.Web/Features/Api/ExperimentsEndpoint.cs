using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api;

/// <summary>What was counted of one variant. Rates need "conversions", means need "mean" and "deviation".</summary>
public sealed record FiguresRequest
{
    /// <summary>Visitors who saw it, or values that were measured, from the beginning on.</summary>
    [Range(0, Domain.Journeys.Limits.Visitors)]
    public required long Visitors { get; init; }

    /// <summary>How many of them converted: not more than visitors. Where rates are compared.</summary>
    public long? Conversions { get; init; }

    /// <summary>The mean of the values. Where means are compared.</summary>
    public decimal? Mean { get; init; }

    /// <summary>Their standard deviation, not negative. Where means are compared.</summary>
    public decimal? Deviation { get; init; }
}

/// <summary>Tells programs of experiments, and takes the figures of their variants.</summary>
static class ExperimentsEndpoint
{
    /// <summary>The name of the operation that lists.</summary>
    public const string List = "ListExperiments";

    /// <summary>The name of the operation that takes figures.</summary>
    public const string Record = "RecordFigures";

    const int Most = 500;
    const int Usual = 100;
    const string Visitors = "visitors";
    const string Conversions = "conversions";
    const string Mean = "mean";
    const string Deviation = "deviation";

    public static void MapExperiments(this IEndpointRouteBuilder api)
    {
        api.MapGet("v1/experiments", ReadAsync)
            .WithName(List)
            .Needs(TokenScopes.Measurements.Read)
            .WithSummary("List experiments")
            .WithDescription("The experiments of all journeys that the token reaches but those in the trash, with the figures of their variants, a part at a time.")
            .Produces<ExperimentPart>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapPut("v1/experiments/{experiment:guid}/variants/{variant:guid}", RecordAsync)
            .WithName(Record)
            .Needs(TokenScopes.Measurements.Write)
            .WithSummary("Record figures of a variant")
            .WithDescription(
                "Replaces what was counted of one variant: totals from the beginning on, not what was added since. Sending the same request again leaves the same state. The token's member has to be an editor or " +
                "an owner who may edit the journey.")
            .Accepts<FiguresRequest>("application/json")
            .Produces<VariantEntry>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .Produces<FieldProblems>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<IResult> ReadAsync(
        HttpContext http, ExperimentDirectory experiments,
        [Description("The \"next\" of the part before; nothing for the first part.")] Guid? after = null,
        [Description("How many experiments at most."), Range(1, Most)] int take = Usual) =>
        CurrentMember.From(http.User) is not { } member ? ApiProblems.Of(StatusCodes.Status403Forbidden)
        : take is < 1 or > Most ? ApiProblems.Of(StatusCodes.Status400BadRequest, ApiText.TakeRange.With(Most))
        : TypedResults.Ok(await experiments.ReadAsync(member, after, take, http.RequestAborted));

    static async Task<IResult> RecordAsync(HttpContext http, ExperimentService service, ExperimentList list, Guid experiment, Guid variant)
    {
        if (CurrentMember.From(http.User) is not { CanEdit: true } member)
            return ApiProblems.Of(StatusCodes.Status403Forbidden, ExperimentText.RefusedNotAllowed);
        var (request, refusal) = await RequestReader.ReadAsync(http, Read);
        if (request is null)
            return refusal!;
        return await service.RecordAsync(member, experiment, variant, new(request.Visitors, request.Conversions, request.Mean, request.Deviation), http.RequestAborted) switch
        {
            ExperimentOutcome.Done => await AnswerAsync(list, member, experiment, variant, http.RequestAborted),
            ExperimentOutcome.Invalid invalid => await InvalidAsync(list, member, experiment, invalid, http.RequestAborted),
            ExperimentOutcome.Decided => ApiProblems.Of(StatusCodes.Status409Conflict, ExperimentText.RefusedDecided, ApiText.Decided),
            ExperimentOutcome.NotAllowed => ApiProblems.Of(StatusCodes.Status403Forbidden, ExperimentText.RefusedNotAllowed),
            _ => ApiProblems.Of(StatusCodes.Status404NotFound),
        };
    }

    static async Task<IResult> AnswerAsync(ExperimentList list, CurrentMember member, Guid experiment, Guid variant, CancellationToken cancellation) =>
        await list.FindAsync(member, experiment, cancellation) is { Experiment: var now } && now.Variants.FirstOrDefault(one => one.Id == variant) is { } recorded
            ? TypedResults.Ok(VariantEntry.Of(recorded, now.Kind))
            : ApiProblems.Of(StatusCodes.Status404NotFound);

    static async Task<IResult> InvalidAsync(ExperimentList list, CurrentMember member, Guid experiment, ExperimentOutcome.Invalid invalid, CancellationToken cancellation)
    {
        var kind = (await list.FindAsync(member, experiment, cancellation))?.Experiment.Kind ?? default;
        var problems = invalid.Problems.DistinctBy(problem => problem.Field).Select(problem => (Name: NameOf(problem.Field), Reason: ExperimentWords.Explain(problem, kind))).ToList();
        return ApiProblems.Invalid(
            [.. problems.Select(problem => new FieldError(FieldError.To(problem.Name), FieldErrorCode.OutOfRange, problem.Reason))],
            string.Join(' ', problems.Select(problem => Common.Named.With(problem.Name, problem.Reason))), ApiText.WrongFigures);
    }

    static string NameOf(ExperimentField field) => field switch
    {
        ExperimentField.Count => Visitors,
        ExperimentField.Conversions => Conversions,
        ExperimentField.Mean => Mean,
        _ => Deviation,
    };

    static (FiguresRequest?, IResult?) Read(JsonElement body)
    {
        if (RequestReader.UnknownField(body, Visitors, Conversions, Mean, Deviation) is { } unknown)
            return (null, RequestReader.Malformed(ApiText.UnknownField.With(unknown)));
        if (!Whole(body, Visitors, out var visitors) || visitors is null)
            return (null, RequestReader.Malformed(ApiText.NoWhole.With(Visitors)));
        if (!Whole(body, Conversions, out var conversions))
            return (null, RequestReader.Malformed(ApiText.NoWhole.With(Conversions)));
        if (!Number(body, Mean, out var mean))
            return (null, RequestReader.Malformed(ApiText.NoFigure.With(Mean)));
        return Number(body, Deviation, out var deviation)
            ? (new() { Visitors = visitors.Value, Conversions = conversions, Mean = mean, Deviation = deviation }, null)
            : (null, RequestReader.Malformed(ApiText.NoFigure.With(Deviation)));
    }

    // Nothing, and null, are no figure; what is there must be one.
    static bool Whole(JsonElement body, string field, out long? number)
    {
        number = null;
        if (!body.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var whole))
            return false;
        number = whole;
        return true;
    }

    static bool Number(JsonElement body, string field, out decimal? number)
    {
        number = null;
        if (!body.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var read))
            return false;
        number = read;
        return true;
    }
}
