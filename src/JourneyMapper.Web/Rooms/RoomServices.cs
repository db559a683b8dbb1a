using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Listening;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyMapper.Web.Rooms;

static class RoomServices
{
    public static void AddRooms(this IServiceCollection services)
    {
        services.TryAddSingleton<Telemetry>();
        services.AddSingleton<JourneyStore>();
        services.AddSingleton<JourneyRooms>();
        services.AddSingleton<IAnnouncements, JournalAnnouncements>();
    }
}
