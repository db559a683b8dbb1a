using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A decision stage in which nobody can be asked: neither by chat nor by phone nor in a store.</summary>
sealed class NoDirectHelp() : StageRule("no-direct-help", Severity.Serious)
{
    protected override Finding? Find(Stage stage, ImmutableArray<Touchpoint> touchpoints, ReviewContext context) =>
        stage == Stage.Decision && !touchpoints.IsEmpty && !touchpoints.Any(touchpoint => context.ChannelOf(touchpoint) is "chat" or "phone" or "store")
            ? Found(stage, touchpoints, new Remedy.OpenStage(stage), new Figure(FigureName.Touchpoints, touchpoints.Length))
            : null;
}
