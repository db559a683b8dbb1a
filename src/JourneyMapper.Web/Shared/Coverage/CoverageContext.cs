using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared.Kpis;

namespace JourneyMapper.Web.Shared.Coverage;

/// <summary>All that a review of one journey depends on but the map itself: with it, each edit is reviewed at once and in memory.</summary>
/// <param name="Facts">Audits and measurements.</param>
/// <param name="Settings">The workspace's thresholds.</param>
/// <param name="Accepted">Exceptions that somebody has accepted and that have not expired.</param>
/// <param name="Today">The day of the review.</param>
/// <param name="Kpis">How KPIs are called and their values written.</param>
public sealed record CoverageContext(CoverageFacts Facts, CoverageSettings Settings, IReadOnlySet<FindingKey> Accepted, DateOnly Today, KpiBook Kpis)
{
    /// <summary>Reviews a map.</summary>
    public CoverageReview Review(Journey journey) => CoverageReview.Of(new(journey, Facts, Settings, Today), Accepted);
}
