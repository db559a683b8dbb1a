namespace JourneyMapper.Web.Features.History;

static class HistoryServices
{
    public static void AddHistory(this IServiceCollection services) => services.AddSingleton<NamedVersions>();
}
