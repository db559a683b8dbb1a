using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Map;

/// <summary>The columns of one stage.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Touchpoints">Its touchpoints, in order.</param>
/// <param name="Steps">For each of them, where the emotion curve goes from there; none where the stage is collapsed, and nothing of worth where the curve goes past it.</param>
/// <param name="Count">How many touchpoints it has, without those that the curve goes past.</param>
/// <param name="Time">How long those take.</param>
public sealed record StageColumns(Stage Stage, ImmutableArray<Touchpoint> Touchpoints, ImmutableArray<CurveStep?> Steps, int Count, JourneyTime Time)
{
    // Everybody who has a journey open shows the very same state of it: on a screen its columns are told once.
    static readonly ConditionalWeakTable<Journey, StageColumns[]> OnScreen = [];
    static readonly ImmutableSortedSet<Stage> Nothing = [];

    /// <summary>Those of all stages.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="collapsed">Stages whose touchpoints have no columns.</param>
    /// <param name="passed">Touchpoints that the emotion curve goes past.</param>
    public static IReadOnlyList<StageColumns> Of(Journey journey, IReadOnlySet<Stage>? collapsed = null, IReadOnlySet<Guid>? passed = null) =>
        collapsed is not { Count: > 0 } && passed is not { Count: > 0 }
            ? OnScreen.GetValue(journey, known => Make(known, Nothing, null))
            : Make(journey, collapsed ?? Nothing, passed);

    /// <summary>The touchpoints that have a column.</summary>
    public static ImmutableArray<Touchpoint> Open(Journey journey, IReadOnlySet<Stage>? collapsed) =>
        collapsed is { Count: > 0 } ? journey.Touchpoints.RemoveAll(touchpoint => collapsed.Contains(touchpoint.Stage)) : journey.Touchpoints;

    static StageColumns[] Make(Journey journey, IReadOnlySet<Stage> collapsed, IReadOnlySet<Guid>? passed)
    {
        var steps = MapGeometry.Screen.Steps(Open(journey, collapsed), collapsed, passed);
        var (from, step) = (0, 0);
        return [.. Stages.All.Select(stage =>
        {
            var count = journey.In(stage).Count();
            var open = collapsed.Contains(stage) ? 0 : count;
            var touchpoints = journey.Touchpoints.Slice(from, count);
            var there = passed is { Count: > 0 } ? touchpoints.RemoveAll(touchpoint => passed.Contains(touchpoint.Id)) : touchpoints;
            var columns = new StageColumns(stage, touchpoints, steps.Slice(step, open), there.Length, JourneyTime.Of(there));
            (from, step) = (from + count, step + open);
            return columns;
        })];
    }
}
