using JourneyMapper.Web.Features.Repository.Access;

namespace JourneyMapper.Web.Features.Repository;

static class RepositoryServices
{
    /// <summary>Adds what keeps many journeys in order, and says to whom each is open.</summary>
    public static void AddRepository(this IServiceCollection services)
    {
        services.AddSingleton<JourneyAccess>();
    }
}
