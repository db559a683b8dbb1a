using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>Two or more touchpoints of a stage that all happen on the same channel, or on its platforms. Those that name no channel prove nothing.</summary>
sealed class StageSingleChannel() : StageRule("stage-single-channel", Severity.Minor)
{
    protected override Finding? Find(Stage stage, ImmutableArray<Touchpoint> touchpoints, ReviewContext context)
    {
        var placed = touchpoints.RemoveAll(touchpoint => touchpoint.Channel.Length == 0);
        return placed.Length > 1 && placed.All(touchpoint => context.ChannelOf(touchpoint) == context.ChannelOf(placed[0]))
            ? Found(stage, placed, new Remedy.OpenStage(stage), new Figure(FigureName.Touchpoints, placed.Length))
            : null;
    }
}
