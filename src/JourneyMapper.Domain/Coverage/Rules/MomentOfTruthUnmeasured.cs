using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A moment of truth of which no recent figure tells how well it works.</summary>
sealed class MomentOfTruthUnmeasured() : TouchpointRule("moment-of-truth-unmeasured", Severity.Critical, CoverageSetting.MeasurementDays)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context)
    {
        if (touchpoint.Importance != Importance.MomentOfTruth)
            return null;
        var threshold = new Figure(FigureName.Threshold, context.Settings.MeasurementDays);
        if (context.FirstKpiOf(touchpoint) is not { } first)
            return Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.Kpis), threshold);
        var latest = touchpoint.Kpis.Max(target => context.Find(target.Kpi) is not null ? context.MeasurementOf(touchpoint, target.Kpi)?.Date : null);
        return latest is not { } date ? Found(touchpoint, new Remedy.Measure(touchpoint.Id, first.Id), threshold)
            : date < context.OldestMeasurement ? Found(touchpoint, new Remedy.Measure(touchpoint.Id, first.Id), threshold, new(FigureName.Days, context.DaysSince(date)))
            : null;
    }
}
