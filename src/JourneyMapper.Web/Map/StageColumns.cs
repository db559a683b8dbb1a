using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Map;

/// <summary>The columns of one stage.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Touchpoints">Its touchpoints, in order.</param>
/// <param name="Steps">For each of them, where the emotion curve goes from there.</param>
public sealed record StageColumns(Stage Stage, ImmutableArray<Touchpoint> Touchpoints, ImmutableArray<CurveStep?> Steps)
{
    // Everybody who has a journey open shows the very same state of it: on a screen its columns are told once.
    static readonly ConditionalWeakTable<Journey, StageColumns[]> OnScreen = [];

    /// <summary>Those of all stages.</summary>
    public static IReadOnlyList<StageColumns> Of(Journey journey, MapGeometry geometry) =>
        ReferenceEquals(geometry, MapGeometry.Screen) ? OnScreen.GetValue(journey, known => Make(known, MapGeometry.Screen)) : Make(journey, geometry);

    static StageColumns[] Make(Journey journey, MapGeometry geometry)
    {
        var steps = geometry.Steps(journey.Touchpoints);
        var from = 0;
        return [.. Stages.All.Select(stage =>
        {
            var count = journey.In(stage).Count();
            var columns = new StageColumns(stage, journey.Touchpoints.Slice(from, count), steps.Slice(from, count));
            from += count;
            return columns;
        })];
    }
}
