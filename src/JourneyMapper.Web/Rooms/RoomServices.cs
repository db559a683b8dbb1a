using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared.Listening;

namespace JourneyMapper.Web.Rooms;

static class RoomServices
{
    public static void AddRooms(this IServiceCollection services)
    {
        services.AddSingleton<JourneyStore>();
        services.AddSingleton<JourneyRooms>();
        services.AddSingleton<IAnnouncements, JournalAnnouncements>();
    }
}
