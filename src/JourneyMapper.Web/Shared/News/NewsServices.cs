using JourneyMapper.Web.Shared.Listening;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyMapper.Web.Shared.News;

static class NewsServices
{
    /// <summary>Adds one kind of news.</summary>
    public static void AddNews<T>(this IServiceCollection services)
        where T : WorkspaceNews
    {
        services.AddSingleton<T>();
        services.AddSingleton<WorkspaceNews>(provider => provider.GetRequiredService<T>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAnnouncements, NewsChannel>());
    }
}
