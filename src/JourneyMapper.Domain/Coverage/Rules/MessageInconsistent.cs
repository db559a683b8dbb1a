using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>Channels that say different things: touchpoints on several channels whose consistency, in their last audits, is below the threshold of audits. One channel alone contradicts nobody.</summary>
sealed class MessageInconsistent() : JourneyRule("message-inconsistent", Severity.Minor, CoverageSetting.AuditScore)
{
    internal override IEnumerable<Touchpoint> Notable(ImmutableArray<Touchpoint> stage, ReviewContext context) =>
        stage.Where(touchpoint => context.AuditOf(touchpoint)?.Consistency < context.Settings.AuditScore);

    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map) =>
        notable.Select(map.Context.ChannelOf).Distinct(StringComparer.Ordinal).Skip(1).Any()
            ? Found(notable, new Remedy.OpenTouchpoint(notable[0].Id), new Figure(FigureName.Touchpoints, notable.Length), new(FigureName.Threshold, map.Context.Settings.AuditScore))
            : null;
}
