using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Import.Scheduled;

namespace JourneyMapper.Web.Startup;

static class ScheduledImports
{
    /// <summary>Adds imports from addresses, which come from the internet only, and from any host, unless the operator has said otherwise.</summary>
    public static void AddScheduledImports(this WebApplicationBuilder builder) => builder.Services.AddScheduledImports(new ScheduledImportOptions(
        builder.Configuration.GetValue<bool>("JourneyMapper:ImportsFromPrivateNetworks"),
        (builder.Configuration["JourneyMapper:ImportHosts"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
}
