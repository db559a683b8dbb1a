using System.Collections.Immutable;

namespace JourneyMapper.Domain.Coverage;

/// <summary>What the rules found in a journey, and the scores that follow.</summary>
/// <param name="Findings">The most urgent first: by priority, then along the map (the whole journey, then stages and their touchpoints), then by rule.</param>
/// <param name="Stages">The scores of the five stages, in order.</param>
/// <param name="Journey">The score of the whole.</param>
public sealed record CoverageReview(ImmutableArray<Finding> Findings, ImmutableArray<StageScore> Stages, JourneyScore Journey)
{
    /// <summary>Reviews a journey once. Pure: it depends on nothing but its arguments.</summary>
    /// <param name="input">What is reviewed.</param>
    /// <param name="accepted">The keys of findings that somebody has accepted as exceptions.</param>
    public static CoverageReview Of(CoverageInput input, IReadOnlySet<FindingKey>? accepted = null) =>
        new CoverageReviewer(input.Facts, input.Settings, input.Today, accepted).Review(input.Journey);
}
