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
    // One that is observed says that not all are assumed; of the others only those matter that the finding would name.
    internal override IEnumerable<Touchpoint> Notable(ImmutableArray<Touchpoint> stage, ReviewContext context) =>
        stage.Where(touchpoint => touchpoint.Evidence == Evidence.Observed).Where((touchpoint, place) => place == 0 || IsOld(touchpoint, context));

    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        if (notable.IsEmpty)
            return Found([], new Remedy.EditField(map.Touchpoints[0].Id, TouchpointFields.Evidence), new Figure(FigureName.Touchpoints, map.Touchpoints.Length));
        var old = notable.RemoveAll(touchpoint => !IsOld(touchpoint, map.Context));
        return old.IsEmpty ? null
            : Found(old, new Remedy.EditField(old[0].Id, TouchpointFields.EvidenceDate), new Figure(FigureName.Touchpoints, old.Length),
                new(FigureName.Days, old.Max(touchpoint => map.Context.DaysSince(touchpoint.EvidenceDate.GetValueOrDefault()))), new(FigureName.Threshold, map.Context.Settings.EvidenceMonths));
    }

    static bool IsOld(Touchpoint touchpoint, ReviewContext context) => touchpoint.EvidenceDate < context.OldestEvidence;
}
