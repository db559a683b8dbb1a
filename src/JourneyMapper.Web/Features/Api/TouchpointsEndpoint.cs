using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Tells the ids of touchpoints and KPIs that measurements are recorded for.</summary>
static class TouchpointsEndpoint
{
    const int Most = 500;
    const int Usual = 100;

    public static void MapTouchpoints(this IEndpointRouteBuilder api) => api.MapGet("v1/touchpoints", ReadAsync)
        .WithName("ListTouchpointKpis")
        .Needs(TokenScopes.Measurements.Read, TokenScopes.Journeys.Read)
        .WithSummary("List touchpoints with their KPIs")
        .WithDescription("The touchpoints of all journeys of the workspace but those in the trash, with the ids that measurements need, a part at a time.")
        .Produces<TouchpointPage>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<IResult> ReadAsync(
        HttpContext http, TouchpointList touchpoints,
        [Description("The \"next\" of the part before; nothing for the first part.")] Guid? after = null,
        [Description("How many touchpoints at most."), Range(1, Most)] int take = Usual) =>
        CurrentMember.From(http.User) is not { } member ? ApiProblems.Of(StatusCodes.Status403Forbidden)
        : take is < 1 or > Most ? ApiProblems.Of(StatusCodes.Status400BadRequest, ApiText.TakeRange.With(Most))
        : TypedResults.Ok(await touchpoints.ReadAsync(member, after, take, http.RequestAborted));
}
