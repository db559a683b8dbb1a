namespace JourneyMapper.Web.Features.Journeys;

static class JourneyServices
{
    public static void AddJourneyLibrary(this IServiceCollection services)
    {
        services.AddSingleton<JourneyList>();
        services.AddSingleton<JourneyLibrary>();
    }
}
