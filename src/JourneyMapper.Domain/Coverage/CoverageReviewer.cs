using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>
/// Reviews a journey again and again while it is edited. It remembers the review of each stage: an edit leaves most touchpoints the very
/// objects that they were, and only what it changed is looked at again. Not for several threads at once.
/// </summary>
public sealed class CoverageReviewer
{
    static readonly ImmutableArray<(int Place, JourneyRule Rule)> JourneyRules = CoverageRules.Of<JourneyRule>();

    readonly ReviewContext context;
    readonly StageReview[] stages;

    /// <summary>One that has not seen a journey yet.</summary>
    /// <param name="facts">What is known of touchpoints beside the map.</param>
    /// <param name="settings">The workspace's thresholds.</param>
    /// <param name="today">The day of the review.</param>
    /// <param name="accepted">The keys of findings that somebody has accepted as exceptions.</param>
    public CoverageReviewer(CoverageSnapshot facts, CoverageSettings settings, DateOnly today, IReadOnlySet<FindingKey>? accepted = null)
    {
        context = new(facts, settings, today, accepted ?? FrozenSet<FindingKey>.Empty);
        stages = [.. Stages.All.Select(stage => StageReview.Empty(stage, context))];
    }

    /// <summary>Reviews the journey as it is now. The result depends on nothing but what this was made with and the journey.</summary>
    public CoverageReview Review(Journey journey)
    {
        ReviewStages(journey.Touchpoints.AsSpan());
        ImmutableArray<StageReview> scoped = [.. stages.Select(stage => journey.IsOutOfScope(stage.Score.Stage) ? stage.OutOfScope : stage)];
        var map = new ReviewedMap(journey, scoped, context);
        var (ranking, deductions) = (new Ranking(), ImmutableArray.CreateBuilder<Deduction>());
        foreach (var (place, rule) in JourneyRules)
        {
            if (rule.Check(map) is not { } finding)
                continue;
            var found = RankedFinding.By(place, finding, context);
            ranking.Add(found);
            if (found.Points > 0)
                deductions.Add(new(rule.Id, found.Points, 0));
        }

        ImmutableArray<StageScore> scores = [.. scoped.Select(stage => stage.Score)];
        return new(Ranking.Merge([ranking, .. scoped.Select(stage => stage.Findings)]), scores, JourneyScore.Of(journey.Touchpoints.Length, scores, deductions.ToImmutable()));
    }

    // Touchpoints stand stage by stage, so where a stage ends is found without looking at each.
    void ReviewStages(ReadOnlySpan<Touchpoint> rest)
    {
        foreach (var stage in Stages.All)
        {
            var end = ~rest.BinarySearch(new EndOf(stage));
            stages[(int)stage] = stages[(int)stage].Again(rest[..end]);
            rest = rest[end..];
        }
    }

    readonly struct EndOf(Stage stage) : IComparable<Touchpoint>
    {
        public int CompareTo(Touchpoint? other) => other?.Stage <= stage ? 1 : -1;
    }
}
