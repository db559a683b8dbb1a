namespace JourneyMapper.Web.Shared.Listening;

static class ListeningServices
{
    public static void AddListening(this IServiceCollection services) => services.AddHostedService<DatabaseListener>();
}
