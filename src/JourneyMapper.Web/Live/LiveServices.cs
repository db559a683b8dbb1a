using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyMapper.Web.Live;

static class LiveServices
{
    /// <summary>Adds the rooms of journeys, and what hears of other nodes.</summary>
    public static void AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<Telemetry>();
        services.AddSingleton<JourneyStore>();
        services.AddSingleton<JourneyRooms>();
        services.AddSingleton<ChannelLibraries>();
        services.AddNews<PersonaTopic>();
        services.AddSingleton<INotificationChannel, JournalChannel>();
        services.AddNews<AccessTopic>();
        services.AddNews<ChannelTopic>();
        services.AddNews<InboxTopic>();
        services.AddHostedService<DatabaseListener>();
        if (HistoryOptions.Read(configuration) is not { } history)
            return;
        services.AddSingleton(history);
        services.AddHostedService<JournalRetention>();
    }

    /// <summary>Adds one kind of news.</summary>
    public static void AddNews<T>(this IServiceCollection services)
        where T : WorkspaceTopic
    {
        services.AddSingleton<T>();
        services.AddSingleton<WorkspaceTopic>(provider => provider.GetRequiredService<T>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INotificationChannel, TopicChannel>());
    }
}
