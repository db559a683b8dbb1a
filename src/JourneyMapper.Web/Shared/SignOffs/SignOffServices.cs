using JourneyMapper.Web.Shared.News;

namespace JourneyMapper.Web.Shared.SignOffs;

static class SignOffServices
{
    public static void AddSignOffs(this IServiceCollection services)
    {
        services.AddNews<SignOffNews>();
        services.AddSingleton<SignOffBook>();
    }
}
