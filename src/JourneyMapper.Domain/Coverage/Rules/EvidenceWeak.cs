using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>
/// A journey of which everything is assumed, or that rests on evidence that is old. It names the touchpoints with old evidence,
/// or none when all are assumed. Evidence without a date is of unknown age and proves nothing.
/// </summary>
sealed class EvidenceWeak() : JourneyRule("evidence-weak", Severity.Minor, CoverageSetting.EvidenceMonths)
{
    protected override Finding? Find(Situation situation)
    {
        var first = situation.Touchpoints[0];
        if (situation.Touchpoints.All(touchpoint => touchpoint.Evidence == Evidence.Assumed))
            return Found([], new Remedy.EditField(first.Id, TouchpointField.Evidence), new Figure(FigureName.Touchpoints, situation.Touchpoints.Length));
        var old = situation.Touchpoints
            .Where(touchpoint => touchpoint.Evidence == Evidence.Observed && touchpoint.EvidenceDate < situation.Knowledge.OldestEvidence).ToImmutableArray();
        return old.IsEmpty ? null
            : Found(old, new Remedy.EditField(old[0].Id, TouchpointField.EvidenceDate), new Figure(FigureName.Touchpoints, old.Length),
                new(FigureName.Days, old.Max(touchpoint => situation.Knowledge.DaysSince(touchpoint.EvidenceDate.GetValueOrDefault()))), new(FigureName.Threshold, situation.Knowledge.Settings.EvidenceMonths));
    }
}
