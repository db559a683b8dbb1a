using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>Retention and loyalty together have less than their share of the touchpoints.</summary>
sealed class PostPurchaseNeglected() : JourneyRule("post-purchase-neglected", Severity.Serious, CoverageSetting.PostPurchaseShare)
{
    protected override Finding? Find(ImmutableArray<Touchpoint> notable, Situation situation)
    {
        var (retention, loyalty) = (situation.In(Stage.Retention), situation.In(Stage.Loyalty));
        var (after, all, share) = (retention.Length + loyalty.Length, situation.Touchpoints.Length, situation.Knowledge.Settings.PostPurchaseShare);
        return after * 100 < share * all
            ? Found([.. retention, .. loyalty], new Remedy.AddTouchpoint(retention.Length <= loyalty.Length ? Stage.Retention : Stage.Loyalty),
                new Figure(FigureName.Touchpoints, after), new(FigureName.Percent, after * 100 / all), new(FigureName.Threshold, share))
            : null;
    }
}
