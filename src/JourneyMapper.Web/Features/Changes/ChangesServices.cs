namespace JourneyMapper.Web.Features.Changes;

static class ChangesServices
{
    /// <summary>Adds what has changed since a review.</summary>
    public static void AddChanges(this IServiceCollection services) => services.AddSingleton<ChangeReader>();
}
