using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A stage that has touchpoints, but fewer than the minimum.</summary>
sealed class StageThin() : StageRule("stage-thin", Severity.Serious, CoverageSetting.LeastTouchpoints)
{
    protected override Finding? Find(Stage stage, ImmutableArray<Touchpoint> touchpoints, ReviewContext context) =>
        !touchpoints.IsEmpty && touchpoints.Length < context.Settings.LeastTouchpoints
            ? Found(stage, touchpoints, new Remedy.AddTouchpoint(stage),
                new Figure(FigureName.Touchpoints, touchpoints.Length), new(FigureName.Threshold, context.Settings.LeastTouchpoints))
            : null;
}
