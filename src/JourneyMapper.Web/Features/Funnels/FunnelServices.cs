using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Funnels;

static class FunnelServices
{
    /// <summary>Adds what reads and writes funnels.</summary>
    public static void AddFunnels(this IServiceCollection services)
    {
        services.AddNews<FunnelTopic>();
        services.AddSingleton<FunnelService>();
        services.AddSingleton<FunnelQuery>();
    }
}
