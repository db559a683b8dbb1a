using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Listening;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyMapper.Web.Rooms;

static class RoomServices
{
    public static void AddRooms(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<Telemetry>();
        services.AddSingleton<JourneyStore>();
        services.AddSingleton<JourneyRooms>();
        services.AddSingleton<IAnnouncements, JournalAnnouncements>();
        if (HistoryOptions.Read(configuration) is not { } history)
            return;
        services.AddSingleton(history);
        services.AddHostedService<JournalRetention>();
    }
}
