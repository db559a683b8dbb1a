using Microsoft.AspNetCore.Components.Endpoints;

namespace JourneyMapper.Web.Features.Accounts;

static class SetupGate
{
    public const string Path = "/setup";

    /// <summary>Leads every page to the setup while there is no workspace.</summary>
    public static void UseSetupGate(this WebApplication app)
    {
        var state = app.Services.GetRequiredService<SetupState>();
        app.Use(async (context, next) =>
        {
            if (NeedsWorkspace(context.GetEndpoint()) && !await state.IsDoneAsync(context.RequestAborted))
                context.Response.Redirect(Path);
            else
                await next(context);
        });
    }

    // The pages of the layout only say what went wrong.
    static bool NeedsWorkspace(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page && page != typeof(SetupPage) && page.Namespace != typeof(Layout.App).Namespace;
}
