using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.SignOffs;

static class SignOffServices
{
    public static void AddSignOffs(this IServiceCollection services)
    {
        services.AddNews<SignOffTopic>();
        services.AddSingleton<SignOffService>();
    }
}
