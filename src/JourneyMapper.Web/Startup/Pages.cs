using System.Text.Unicode;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Shared.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.WebEncoders;

namespace JourneyMapper.Web.Startup;

static class Pages
{
    // A laptop that was closed for a moment comes back to the same page.
    static readonly TimeSpan KeptAfterDisconnect = TimeSpan.FromMinutes(10);

    // What a map of 500 touchpoints takes, the largest of usual ones.
    const long LargestCircuit = 17L * 1024 * 1024;

    // A tenth of the memory is for pages whose browsers are gone.
    const int Share = 10;
    const int FewestKept = 10, MostKept = 200;
    // A map's worth of pasted touchpoints, whatever their script, with room for what the circuit adds.
    const int LongestMessage = 1024 * 1024;

    /// <summary>How many pages are kept whose browsers are gone, so that they fit even if each is the largest.</summary>
    /// <param name="memory">What the process may use, in bytes: of the machine, or of its container.</param>
    internal static int Kept(long memory) => (int)Math.Clamp(memory / Share / LargestCircuit, FewestKept, MostKept);

    public static void AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        // Pages are UTF-8: only what HTML itself needs is written as an entity.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddSingleton<ICommandSource, PageCommands>();
        services.AddSingleton(CircuitOptions.Read(configuration)).AddSingleton<CircuitLimits>();
        services.AddRazorComponents()
            .AddInteractiveServerComponents(options =>
            {
                options.DetailedErrors = false;
                options.DisconnectedCircuitRetentionPeriod = KeptAfterDisconnect;
                options.DisconnectedCircuitMaxRetained = Kept(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
            })
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LongestMessage);
    }

    public static void MapPages<TRoot>(this IEndpointRouteBuilder endpoints)
        where TRoot : IComponent =>
        // The frame-ancestors of SecurityHeaders stands for Blazor's own.
        endpoints.MapRazorComponents<TRoot>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
}
