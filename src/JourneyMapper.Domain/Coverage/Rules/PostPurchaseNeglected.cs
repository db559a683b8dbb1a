using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>Retention and loyalty together have less than their share of the touchpoints. Not where the journey does without one of them: then it is about a part of the way.</summary>
sealed class PostPurchaseNeglected() : JourneyRule("post-purchase-neglected", Severity.Serious, CoverageSetting.PostPurchaseShare)
{
    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        if (map.IsOutOfScope(Stage.Retention) || map.IsOutOfScope(Stage.Loyalty))
            return null;
        var (retention, loyalty) = (map.In(Stage.Retention), map.In(Stage.Loyalty));
        var (after, all, share) = (retention.Length + loyalty.Length, map.Touchpoints.Length, map.Context.Settings.PostPurchaseShare);
        return after * 100 < share * all
            ? Found([.. retention, .. loyalty], new Remedy.AddTouchpoint(retention.Length <= loyalty.Length ? Stage.Retention : Stage.Loyalty),
                new Figure(FigureName.Touchpoints, after), new(FigureName.Percent, after * 100 / all), new(FigureName.Threshold, share))
            : null;
    }
}
