using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>What endpoints have in common in the description.</summary>
static class FactsDescription
{
    const string Problem = "application/problem+json";

    /// <summary>Describes one that reads.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder endpoint, string name, string summary, string description) => endpoint.WithName(name).WithSummary(summary).WithDescription(description)
        .Produces<T>().Produces(StatusCodes.Status304NotModified).Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    /// <summary>Describes one that takes a body and writes.</summary>
    public static RouteHandlerBuilder Writes<TRequest, TAnswer>(this RouteHandlerBuilder endpoint, string name, string summary, string description, int status = StatusCodes.Status200OK)
        where TRequest : notnull => endpoint.WithName(name).WithSummary(summary).WithDescription(description).Accepts<TRequest>("application/json")
        .Produces<TAnswer>(status).Produces<FieldProblems>(StatusCodes.Status422UnprocessableEntity, Problem)
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Describes one that deletes.</summary>
    public static RouteHandlerBuilder Deletes(this RouteHandlerBuilder endpoint, string name, string summary, string description) => endpoint.WithName(name).WithSummary(summary).WithDescription(description)
        .Produces(StatusCodes.Status204NoContent).Refuses(StatusCodes.Status404NotFound);

    /// <summary>Describes one that something stands against, in an expected way.</summary>
    public static RouteHandlerBuilder Conflicts(this RouteHandlerBuilder endpoint) => endpoint.ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>Describes refusals: these, and those that all endpoints know.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.ProducesProblem(status);
        return endpoint.ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
