using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A stage without any touchpoint.</summary>
sealed class StageEmpty() : StageRule("stage-empty", Severity.Critical)
{
    // There is nothing in the stage that could earn points.
    internal override int PointsOf(Finding finding) => 100;

    protected override Finding? Find(Stage stage, ImmutableArray<Touchpoint> touchpoints, ReviewContext context) =>
        touchpoints.IsEmpty ? Found(stage, touchpoints, new Remedy.AddTouchpoint(stage)) : null;
}
