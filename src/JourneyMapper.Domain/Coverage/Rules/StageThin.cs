using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A stage that has touchpoints, but fewer than the minimum.</summary>
sealed class StageThin() : StageRule("stage-thin", Severity.Serious, CoverageSetting.LeastTouchpoints)
{
    protected override Finding? Check(Stage stage, ImmutableArray<Touchpoint> touchpoints, Situation situation) =>
        !touchpoints.IsEmpty && touchpoints.Length < situation.Knowledge.Settings.LeastTouchpoints
            ? Found(stage, touchpoints, new Remedy.AddTouchpoint(stage),
                new Figure(FigureName.Touchpoints, touchpoints.Length), new(FigureName.Threshold, situation.Knowledge.Settings.LeastTouchpoints))
            : null;
}
