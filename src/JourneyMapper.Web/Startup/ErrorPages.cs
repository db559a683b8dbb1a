namespace JourneyMapper.Web.Startup;

/// <summary>Answers without a body get a page that says in the reader's language what happened.</summary>
static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
    }

    /// <summary>An address that leads nowhere is "not found" for strangers, too, rather than a reason to sign in.</summary>
    public static void UseNotFoundForStrangers(this WebApplication app) => app.Use((context, next) =>
    {
        context.Items.TryAdd(RequestLog.OriginalRoute, context.GetEndpoint());
        if (context.GetEndpoint() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
