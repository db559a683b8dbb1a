using Microsoft.AspNetCore.Diagnostics;

namespace JourneyMapper.Web.Startup;

/// <summary>Answers without a body get a page that says in the reader's language what happened.</summary>
static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // The page for an error is asked for, whatever was sent: it must not take the refused form for its own.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
                context.Request.Method = HttpMethods.Get;
            return next(context);
        });
    }

    /// <summary>An address that leads nowhere is "not found" for strangers, too, rather than a reason to sign in; so is one that takes another method or type of body.</summary>
    public static void UseNotFoundForStrangers(this WebApplication app) => app.Use((context, next) =>
    {
        var endpoint = context.GetEndpoint();
        context.Items.TryAdd(RequestLog.OriginalRoute, endpoint);
        switch (endpoint)
        {
            case RouteEndpoint:
                return next(context);
            // Made by routing itself, to say what does not fit.
            case { RequestDelegate: { } refuse }:
                return refuse(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    });
}
