using JourneyMapper.Web.Live;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyMapper.Web.Features.Coverage;

static class CoverageServices
{
    public static void AddCoverage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddNews<CoverageTopic>();
        services.AddSingleton<CoverageQuery>();
        services.AddSingleton<FindingService>();
    }
}
