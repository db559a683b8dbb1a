using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>Pages to which an advertisement or a mail leads, and whose last audit says that they are not about what was promised: their relevance is below the threshold of audits.</summary>
sealed class PromiseWeak() : JourneyRule("promise-weak", Severity.Serious, CoverageSetting.AuditScore)
{
    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        var pages = map.Transitions.Where(transition => transition.Kind == TransitionKind.Promise).Select(transition => transition.To).ToHashSet();
        if (pages.Count == 0)
            return null;
        ImmutableArray<Touchpoint> weak = [.. map.Touchpoints.Where(touchpoint => pages.Contains(touchpoint.Id) && map.Context.AuditOf(touchpoint)?.Relevance < map.Context.Settings.AuditScore)];
        return weak.IsEmpty ? null
            : Found(weak, new Remedy.Audit(weak[0].Id), new Figure(FigureName.Score, weak.Min(touchpoint => map.Context.AuditOf(touchpoint)!.Value.Relevance!.Value)), new(FigureName.Threshold, map.Context.Settings.AuditScore));
    }
}
