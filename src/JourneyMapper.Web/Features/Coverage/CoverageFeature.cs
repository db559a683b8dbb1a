using JourneyMapper.Web.Features.Coverage.Comparison;
using JourneyMapper.Web.Features.Coverage.Groups;
using JourneyMapper.Web.Features.Coverage.Omnichannel;
using JourneyMapper.Web.Features.Coverage.Privacy;
using JourneyMapper.Web.Features.Coverage.Report;

namespace JourneyMapper.Web.Features.Coverage;

static class CoverageFeature
{
    public static void AddPortfolio(this IServiceCollection services)
    {
        services.AddSingleton<Portfolio>();
        services.AddSingleton<PortfolioUpdate>();
        services.AddSingleton<FindingGroupService>();
        services.AddSingleton<ScoreTrend>();
        services.AddSingleton<ReportPrinter>();
        services.AddSingleton<Inventory>();
        services.AddSingleton<ProcessingRegister>();
        services.AddSingleton<OmnichannelList>();
        services.AddSingleton<Thresholds>();
        services.AddSingleton<KpiComparison>();
        services.AddHostedService<DailyReview>();
    }

    /// <summary>Adds the lists and reports that are files.</summary>
    public static void MapPortfolio(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCoverageReport();
        endpoints.MapInventory();
        endpoints.MapOmnichannelReport();
        endpoints.MapProcessingRegister();
    }
}
