using JourneyMapper.Data.Journal;

namespace JourneyMapper.Web.Rooms;

static class RoomServices
{
    public static void AddRooms(this IServiceCollection services)
    {
        services.AddSingleton<JourneyStore>();
        services.AddSingleton<JourneyRooms>();
        services.AddHostedService<JournalListener>();
    }
}
