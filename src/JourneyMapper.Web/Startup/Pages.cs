using System.Text.Unicode;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Shared.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.WebEncoders;

namespace JourneyMapper.Web.Startup;

static class Pages
{
    // A laptop that was closed for a moment comes back to the same page; memory bounds how many are kept for that.
    static readonly TimeSpan KeptAfterDisconnect = TimeSpan.FromMinutes(10);
    const int KeptDisconnected = 200;
    // A map's worth of pasted touchpoints, whatever their script, with room for what the circuit adds.
    const int LongestMessage = 1024 * 1024;

    public static void AddPages(this IServiceCollection services)
    {
        // Pages are UTF-8: only what HTML itself needs is written as an entity.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddSingleton<ICommandSource, PageCommands>();
        services.AddRazorComponents()
            .AddInteractiveServerComponents(options =>
            {
                options.DetailedErrors = false;
                options.DisconnectedCircuitRetentionPeriod = KeptAfterDisconnect;
                options.DisconnectedCircuitMaxRetained = KeptDisconnected;
            })
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LongestMessage);
    }

    public static void MapPages<TRoot>(this IEndpointRouteBuilder endpoints)
        where TRoot : IComponent =>
        // The frame-ancestors of SecurityHeaders stands for Blazor's own.
        endpoints.MapRazorComponents<TRoot>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
}
