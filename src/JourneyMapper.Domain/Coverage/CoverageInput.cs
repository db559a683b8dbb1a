using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>All that a review depends on: the same input always gives the same review.</summary>
/// <param name="Journey">What is reviewed.</param>
/// <param name="Facts">What is known of its touchpoints beside the map.</param>
/// <param name="Settings">The workspace's thresholds.</param>
/// <param name="Today">The day of the review.</param>
public sealed record CoverageInput(Journey Journey, CoverageSnapshot Facts, CoverageSettings Settings, DateOnly Today);
