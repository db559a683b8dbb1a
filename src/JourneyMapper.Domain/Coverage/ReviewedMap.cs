using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>The map under review as the rules about the whole journey see it: none has to look at each touchpoint.</summary>
/// <param name="touchpoints">All of them, in the order of the map.</param>
/// <param name="stages">The reviews of the five stages, in order.</param>
/// <param name="context">What is known beside the map.</param>
sealed class ReviewedMap(ImmutableArray<Touchpoint> touchpoints, ImmutableArray<StageReview> stages, ReviewContext context)
{
    public ImmutableArray<Touchpoint> Touchpoints => touchpoints;

    public ReviewContext Context => context;

    public bool IsOutOfScope(Stage stage) => stages[(int)stage].Score.IsOutOfScope;

    public ImmutableArray<Touchpoint> In(Stage stage) => stages[(int)stage].Touchpoints;

    /// <summary>Those that matter to a rule, in the order of the map.</summary>
    public ImmutableArray<Touchpoint> NotableTo(JourneyRule rule) => [.. stages.SelectMany(stage => stage.NotableTo(rule))];
}
