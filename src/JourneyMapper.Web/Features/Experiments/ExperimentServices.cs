using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Experiments;

static class ExperimentServices
{
    /// <summary>Adds what is done with experiments.</summary>
    public static void AddExperiments(this IServiceCollection services)
    {
        services.AddNews<ExperimentTopic>();
        services.AddSingleton<ExperimentService>();
        services.AddSingleton<ExperimentList>();
    }
}
