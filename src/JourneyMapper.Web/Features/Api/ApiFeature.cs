using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Facts;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

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
        services.AddSingleton<IdempotentRequest>();
        services.AddHostedService<IdempotencyUpkeep>();
        services.AddSingleton<TouchpointList>();
        services.AddSingleton<ExperimentDirectory>();
        services.AddApiDescription();
    }

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapForPrograms().AddEndpointFilter(IdempotentRequest.FilterAsync).WithMetadata(new RequestSizeLimitAttribute(MeasurementsRequest.MostBytes));
        api.MapMeasurements();
        api.MapMeasurementList();
        api.MapTouchpoints();
        api.MapExperiments();
        api.MapFunnel();
        api.MapJourneys();
        foreach (var resource in RecordResources.All)
            resource.Map(api);
        api.MapTrash();
        api.MapComments();
        api.MapSignOffs();
        api.MapAudits();
        api.MapKpis();
        api.MapCoverage();
        api.MapExports();
        endpoints.MapGet(ApiAddress.Description, (HttpContext http, DescriptionFile file) => file.AnswerAsync(http)).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Where addresses are mapped that programs use: they need a token with a scope, whose requests are counted, and no answer is stored.</summary>
    public static RouteGroupBuilder MapForPrograms(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup(ApiAddress.Root).RequireAuthorization(TokenAuthentication.Scheme).AddEndpointFilter(NotStored).AddEndpointFilter(TokenRate.LimitAsync).AddEndpointFilter(RequiredScope.CheckAsync);

    static ValueTask<object?> NotStored(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
