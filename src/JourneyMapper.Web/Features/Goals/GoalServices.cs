namespace JourneyMapper.Web.Features.Goals;

static class GoalServices
{
    public static void AddGoals(this IServiceCollection services) => services.AddSingleton<GoalList>();
}
