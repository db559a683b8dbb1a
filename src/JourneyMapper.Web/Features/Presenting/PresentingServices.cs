namespace JourneyMapper.Web.Features.Presenting;

static class PresentingServices
{
    public static void AddPresenting(this IServiceCollection services) => services.AddSingleton<SavedViews>();
}
