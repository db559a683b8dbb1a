using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;

namespace JourneyMapper.Web.Features.Api;

/// <summary>The interface for programs: JSON over HTTP, signed in by a personal access token.</summary>
static class ApiFeature
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, null);
        services.AddAuthorizationBuilder().AddPolicy(TokenAuthentication.Scheme, policy => policy.AddAuthenticationSchemes(TokenAuthentication.Scheme).RequireAuthenticatedUser());
        services.AddSingleton<TokenRate>();
        services.AddSingleton<TokenAttempts>();
        services.AddSingleton<TouchpointList>();
        services.AddSingleton<ExperimentDirectory>();
        services.AddApiDescription();
    }

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapForPrograms();
        api.MapMeasurements();
        api.MapTouchpoints();
        api.MapExperiments();
        api.MapFunnel();
        endpoints.MapOpenApi(ApiAddress.Description).AllowAnonymous();
    }

    /// <summary>Where addresses are mapped that programs use: they need a token, whose requests are counted, and no answer is stored.</summary>
    public static RouteGroupBuilder MapForPrograms(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup(ApiAddress.Root).RequireAuthorization(TokenAuthentication.Scheme).AddEndpointFilter(NotStored).AddEndpointFilter(TokenRate.LimitAsync);

    static ValueTask<object?> NotStored(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
