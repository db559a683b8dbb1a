using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>The map under review as the rules about the whole journey see it: none has to look at each touchpoint.</summary>
/// <param name="journey">The map.</param>
/// <param name="stages">The reviews of the five stages, in order.</param>
/// <param name="context">What is known beside the map.</param>
sealed class ReviewedMap(Journey journey, ImmutableArray<StageReview> stages, ReviewContext context)
{
    /// <summary>All of them, in the order of the map.</summary>
    public ImmutableArray<Touchpoint> Touchpoints => journey.Touchpoints;

    /// <summary>The ways between them.</summary>
    public ImmutableArray<Transition> Transitions => journey.Transitions;

    public ReviewContext Context => context;

    public bool IsOutOfScope(Stage stage) => stages[(int)stage].Score.IsOutOfScope;

    public ImmutableArray<Touchpoint> In(Stage stage) => stages[(int)stage].Touchpoints;

    /// <summary>Those that matter to a rule, in the order of the map.</summary>
    public ImmutableArray<Touchpoint> NotableTo(JourneyRule rule) => [.. stages.SelectMany(stage => stage.NotableTo(rule))];
}
