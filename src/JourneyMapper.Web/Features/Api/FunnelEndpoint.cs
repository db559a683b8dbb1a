using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api;

/// <summary>People in each stage of a month; null where nobody has counted.</summary>
public sealed record StagePeople
{
    /// <summary>Who learned that the brand exists.</summary>
    public long? Awareness { get; init; }

    /// <summary>Who compared and asked.</summary>
    public long? Consideration { get; init; }

    /// <summary>Who bought.</summary>
    public long? Decision { get; init; }

    /// <summary>Who used it and stayed.</summary>
    public long? Retention { get; init; }

    /// <summary>Who came back and recommended.</summary>
    public long? Loyalty { get; init; }

    internal static StagePeople Of(StageCounts counts) => new()
    {
        Awareness = counts[Stage.Awareness],
        Consideration = counts[Stage.Consideration],
        Decision = counts[Stage.Decision],
        Retention = counts[Stage.Retention],
        Loyalty = counts[Stage.Loyalty],
    };
}

/// <summary>The figures of one month.</summary>
public sealed record FunnelRequest
{
    /// <summary>Whole numbers. A stage that is missing or null has no figure any more.</summary>
    public required StagePeople People { get; init; }
}

/// <summary>The figures of one month as they are stored.</summary>
public sealed record FunnelEntry
{
    /// <summary>The journey's id.</summary>
    public required Guid Journey { get; init; }

    /// <summary>Year and month.</summary>
    public required string Month { get; init; }

    /// <summary>Whom the figures are about: a persona's id, or null for everybody.</summary>
    public required Guid? Persona { get; init; }

    /// <summary>People in each stage.</summary>
    public required StagePeople People { get; init; }
}

/// <summary>Reads and writes how many people were in each stage of a journey in one month.</summary>
static class FunnelEndpoint
{
    /// <summary>The name of the operation that writes.</summary>
    public const string Write = "WriteFunnel";

    /// <summary>The name of the operation that reads.</summary>
    public const string Read = "ReadFunnel";

    const string Route = "v1/journeys/{journey}/funnel/{month}";
    const string Form = "yyyy-MM";
    const string People = "people";

    public static void MapFunnel(this IEndpointRouteBuilder api)
    {
        Describe(api.MapGet(Route, ReadAsync), Read, "Read a month of a funnel").Needs(TokenScopes.Measurements.Read)
            .WithDescription("How many people were in each stage of a journey in one month, all of them or those whom a persona stands for.");
        Describe(api.MapPut(Route, WriteAsync), Write, "Write a month of a funnel").Needs(TokenScopes.Measurements.Write)
            .WithDescription(
                "Replaces the figures of a month, all of them or none. Sending the same request again changes nothing. Whole numbers from 0; a later stage may have more people than an earlier one, a persona " +
                "may not have more than everybody. The token's member has to be an editor or an owner who may edit the journey.")
            .Accepts<FunnelRequest>("application/json")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .Produces<FieldProblems>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");
    }

    static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string name, string summary) => endpoint.WithName(name).WithSummary(summary)
        .Produces<FunnelEntry>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<IResult> ReadAsync(
        HttpContext http, FunnelQuery funnels,
        [Description("The journey's id, see <c>GET /api/v1/touchpoints</c>.")] Guid journey,
        [Description("Year and month, such as 2026-10.")] string month,
        [Description("The id of one of the journey's personas; nothing for everybody.")] Guid? persona = null)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return ApiProblems.Of(StatusCodes.Status403Forbidden);
        if (MonthOf(month) is not { } first)
            return ApiProblems.Of(StatusCodes.Status400BadRequest, ApiText.NoMonth);
        return await funnels.MonthAsync(member, journey, persona ?? FunnelCountRow.Everybody, first, http.RequestAborted) is { } counts
            ? TypedResults.Ok(Entry(journey, persona, counts))
            : ApiProblems.Of(StatusCodes.Status404NotFound, ApiText.NoJourney);
    }

    static async Task<IResult> WriteAsync(
        HttpContext http, FunnelService service, FunnelQuery funnels,
        [Description("The journey's id, see <c>GET /api/v1/touchpoints</c>.")] Guid journey,
        [Description("Year and month, such as 2026-10.")] string month,
        [Description("The id of one of the journey's personas; nothing for everybody.")] Guid? persona = null)
    {
        if (CurrentMember.From(http.User) is not { CanEdit: true } member)
            return ApiProblems.Of(StatusCodes.Status403Forbidden, FunnelText.NotAllowed);
        if (MonthOf(month) is not { } first)
            return ApiProblems.Of(StatusCodes.Status400BadRequest, ApiText.NoMonth);
        // Before anything is said about the body: what is not there is not there, whatever is sent.
        if (await funnels.MonthAsync(member, journey, persona ?? FunnelCountRow.Everybody, first, http.RequestAborted) is null)
            return ApiProblems.Of(StatusCodes.Status404NotFound, ApiText.NoJourney);
        var (counts, refusal) = await RequestReader.ReadAsync(http, body => Counts(body, first));
        if (counts is null)
            return refusal!;
        return await service.RecordAsync(member, journey, persona ?? FunnelCountRow.Everybody, [.. Stages.All.Select(stage => new StageFigure(first, stage, counts[stage]))], http.RequestAborted) switch
        {
            FunnelOutcome.Done => TypedResults.Ok(Entry(journey, persona, counts)),
            FunnelOutcome.Invalid { Problems: var problems } => ApiProblems.Invalid(
                [.. problems.OrderBy(problem => problem.Key).Select(problem => new FieldError(FieldError.To(People, NameOf((Stage)problem.Key)), FieldErrorCode.OutOfRange, problem.Value.Explain()))],
                string.Join(' ', problems.OrderBy(problem => problem.Key).Select(problem => Common.Named.With(NameOf((Stage)problem.Key), problem.Value.Explain()))), ApiText.WrongFigures),
            FunnelOutcome.NotAllowed => ApiProblems.Of(StatusCodes.Status403Forbidden, FunnelText.NotAllowed),
            _ => ApiProblems.Of(StatusCodes.Status404NotFound, ApiText.NoJourney),
        };
    }

    static (StageCounts?, IResult?) Counts(JsonElement body, DateOnly month)
    {
        if (!body.TryGetProperty(People, out var people) || people.ValueKind != JsonValueKind.Object)
            return (null, RequestReader.Malformed(ApiText.NoPeople));
        if ((RequestReader.UnknownField(body, People) ?? RequestReader.UnknownField(people, [.. Stages.All.Select(NameOf)])) is { } unknown)
            return (null, RequestReader.Malformed(ApiText.UnknownField.With(unknown)));
        var counts = StageCounts.None(month);
        foreach (var stage in Stages.All)
        {
            if (!people.TryGetProperty(NameOf(stage), out var figure) || figure.ValueKind == JsonValueKind.Null)
                continue;
            if (figure.ValueKind != JsonValueKind.Number || !figure.TryGetInt64(out var number))
                return (null, RequestReader.Malformed(ApiText.NoWholeFigure.With(NameOf(stage))));
            counts = counts.With(stage, number);
        }

        return (counts, null);
    }

    static FunnelEntry Entry(Guid journey, Guid? persona, StageCounts counts) => new()
    {
        Journey = journey,
        Month = counts.Month.ToString(Form, CultureInfo.InvariantCulture),
        Persona = persona == FunnelCountRow.Everybody ? null : persona,
        People = StagePeople.Of(counts),
    };

    static string NameOf(Stage stage) => JsonNamingPolicy.CamelCase.ConvertName(stage.ToString());

    static DateOnly? MonthOf(string month) => DateOnly.TryParseExact(month, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;
}
