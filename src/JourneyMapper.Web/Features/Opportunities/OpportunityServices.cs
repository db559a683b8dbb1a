using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Opportunities;

static class OpportunityServices
{
    /// <summary>Adds what is done with pain points and opportunities.</summary>
    public static void AddOpportunities(this IServiceCollection services)
    {
        services.AddNews<OpportunityTopic>();
        services.AddSingleton<OpportunityService>();
        services.AddSingleton<OpportunityList>();
        services.AddSingleton<OpportunityEffects>();
        services.AddSingleton<OpportunityFindings>();
    }
}
