using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>Marks what a member may use who has no second factor where their workspace demands one: what it takes to set one up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenWithoutSecondFactorAttribute : Attribute;

/// <summary>Of a request whose member has no second factor, where their workspace demands one.</summary>
sealed class SecondFactorMissing
{
    public static readonly SecondFactorMissing Instance = new();
}

/// <summary>Lets members who still have to set up their second factor do nothing else: pages lead there, and all other addresses are forbidden. Programs with access tokens are not asked.</summary>
static class SecondFactorGate
{
    public static void UseSecondFactorGate(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<SecondFactorMissing>() is null || context.GetEndpoint() is not { } endpoint || IsOpen(endpoint) || endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not null)
            return next(context);
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            context.Response.Redirect(SecondFactorPage.Path);
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<OpenWithoutSecondFactorAttribute>() is not null
        || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsDefined(typeof(OpenWithoutSecondFactorAttribute), inherit: false) == true;
}
