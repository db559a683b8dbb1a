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
        services.AddSingleton<CoveragePaper>();
        services.AddSingleton<OmnichannelList>();
        services.AddSingleton<Thresholds>();
        services.AddSingleton<KpiComparison>();
        services.AddHostedService<DailyReview>();
    }
}
