using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>The map under review as the rules about the whole journey see it: no rule has to search.</summary>
/// <param name="touchpoints">All of them, in the order of the map.</param>
/// <param name="stages">The reviews of the five stages, in order.</param>
/// <param name="knowledge">What is known beside the map.</param>
sealed class Situation(ImmutableArray<Touchpoint> touchpoints, StageReview[] stages, Knowledge knowledge)
{
    public ImmutableArray<Touchpoint> Touchpoints => touchpoints;

    public Knowledge Knowledge => knowledge;

    public ImmutableArray<Touchpoint> In(Stage stage) => stages[(int)stage].Touchpoints;
}
