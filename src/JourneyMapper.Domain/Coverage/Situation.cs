using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>The map under review, laid out for the rules: no rule has to search.</summary>
sealed class Situation(Journey journey, Knowledge knowledge)
{
    readonly ImmutableArray<Touchpoint>[] stages = [.. Stages.All.Select(stage => journey.In(stage).ToImmutableArray())];

    public ImmutableArray<Touchpoint> Touchpoints => journey.Touchpoints;

    public Knowledge Knowledge => knowledge;

    public ImmutableArray<Touchpoint> In(Stage stage) => stages[(int)stage];
}
