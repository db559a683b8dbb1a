using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>All that a review of one journey depends on but the map itself: with it, each edit is reviewed at once and in memory. For one circuit.</summary>
/// <param name="facts">Audits and measurements.</param>
/// <param name="settings">The workspace's thresholds.</param>
/// <param name="accepted">Exceptions that somebody has accepted and that have not expired.</param>
/// <param name="today">The day of the review.</param>
/// <param name="kpis">How KPIs are called and their values written.</param>
public sealed class CoverageContext(CoverageSnapshot facts, CoverageSettings settings, IReadOnlySet<FindingKey> accepted, DateOnly today, KpiCatalogue kpis)
{
    readonly CoverageReviewer reviewer = new(facts, settings, today, accepted);

    /// <summary>The day of the review.</summary>
    public DateOnly Today => today;

    /// <summary>How KPIs are called and their values written.</summary>
    public KpiCatalogue Kpis => kpis;

    /// <summary>Reviews a map; after an edit only what the edit changed is looked at.</summary>
    public CoverageReview Review(Journey journey) => reviewer.Review(journey);
}
