using JourneyMapper.Web.Shared.News;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyMapper.Web.Shared.Coverage;

static class CoverageServices
{
    public static void AddCoverage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddNews<CoverageNews>();
        services.AddSingleton<CoverageBook>();
        services.AddSingleton<FindingDesk>();
    }
}
