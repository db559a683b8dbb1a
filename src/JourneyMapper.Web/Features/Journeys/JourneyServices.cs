using JourneyMapper.Web.Shared.Commands;

namespace JourneyMapper.Web.Features.Journeys;

static class JourneyServices
{
    public static void AddJourneyLibrary(this IServiceCollection services)
    {
        services.AddSingleton<JourneyList>();
        services.AddSingleton<JourneyLibrary>();
        services.AddSingleton<JourneyFutures>();
        services.AddSingleton<ICommandSource, JourneyCommands>();
    }

    /// <summary>Maps are at <c>/journeys/{id}</c>: whoever leaves out the id finds the list, with what was searched for.</summary>
    public static void MapJourneys(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/journeys", (HttpRequest request) => TypedResults.LocalRedirect($"~/{request.QueryString}"));
}
