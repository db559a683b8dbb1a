using JourneyMapper.Web.Features.Kpis;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>What a coverage report says.</summary>
/// <param name="Summary">The figures of the workspace.</param>
/// <param name="InThree">Whether the five stages are read as three.</param>
/// <param name="Lines">The journeys, in their order.</param>
/// <param name="Total">How many journeys match, those left out included.</param>
/// <param name="Trend">The past scores of the journeys.</param>
/// <param name="Findings">The findings of each journey, the most urgent first; not more of one than <see cref="ReportPrinter.MostFindings"/>.</param>
/// <param name="Counts">How many findings of each rule each journey has, those left out included.</param>
/// <param name="Kpis">How KPIs are called and their values written.</param>
public sealed record ReportContent(
    PortfolioSummary Summary, bool InThree, IReadOnlyList<PortfolioLine> Lines, int Total,
    ILookup<Guid, (DateOnly On, int Score)> Trend, ILookup<Guid, PortfolioFinding> Findings,
    IReadOnlyDictionary<(Guid Journey, string Rule), int> Counts, KpiCatalogue Kpis);
