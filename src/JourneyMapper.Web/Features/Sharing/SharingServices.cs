using JourneyMapper.Web.Features.Sharing.Guests;

namespace JourneyMapper.Web.Features.Sharing;

static class SharingServices
{
    /// <summary>Adds links under which guests read journeys, and the pages that they see.</summary>
    public static void AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<SharedLinkService>();
        services.AddSingleton<SharedLinkList>();
        services.AddSingleton<GuestReader>();
        services.AddSingleton<GuestPages>();
        services.AddSingleton<GuestPreviews>();
        services.AddSingleton<LinkPass>();
        services.AddSingleton<VisitCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<VisitCounter>());
    }
}
