using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>What a coverage report says.</summary>
/// <param name="Workspace">Its name.</param>
/// <param name="Currency">Of KPIs that are amounts of money.</param>
/// <param name="Today">The day of the review.</param>
/// <param name="Summary">The figures of the workspace.</param>
/// <param name="Lines">The journeys, in their order.</param>
/// <param name="Total">How many journeys match, those left out included.</param>
/// <param name="Trend">The past scores of the journeys.</param>
/// <param name="Findings">The findings of each journey, the most urgent first.</param>
/// <param name="Kpis">The KPIs by id.</param>
public sealed record ReportContent(
    string Workspace, string Currency, DateOnly Today, PortfolioSummary Summary, IReadOnlyList<PortfolioLine> Lines, int Total,
    ILookup<Guid, (DateOnly On, int Score)> Trend, ILookup<Guid, PortfolioFinding> Findings, IReadOnlyDictionary<string, Kpi> Kpis);
