using JourneyMapper.Web.Features.Repository.Access;
using JourneyMapper.Web.Features.Repository.Folders;
using JourneyMapper.Web.Features.Repository.Hierarchy;

namespace JourneyMapper.Web.Features.Repository;

static class RepositoryServices
{
    /// <summary>Adds what keeps many journeys in order, and says to whom each is open.</summary>
    public static void AddRepository(this IServiceCollection services)
    {
        services.AddSingleton<JourneyAccess>();
        services.AddSingleton<JourneyFolders>();
        services.AddSingleton<Favourites>();
        services.AddSingleton<JourneyTree>();
    }
}
