namespace JourneyMapper.Web.Features.Calendar;

static class CalendarServices
{
    /// <summary>Adds the calendar of what is due.</summary>
    public static void AddCalendar(this IServiceCollection services)
    {
        services.AddSingleton<ReviewPlan>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<CalendarFiles>();
    }
}
