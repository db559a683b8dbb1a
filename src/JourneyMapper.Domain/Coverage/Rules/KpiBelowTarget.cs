using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A KPI whose last value misses its target: below it or above it, whichever is worse. Within the margin it is a minor finding.</summary>
sealed class KpiBelowTarget() : KpiRule("kpi-below-target", Severity.Serious)
{
    protected override Finding? Find(Touchpoint touchpoint, KpiTarget target, Kpi kpi, ReviewContext context)
    {
        if (target.Target is not { } aim || context.MeasurementOf(touchpoint, kpi.Id) is not { } measurement)
            return null;
        var state = target.StateOf(kpi, measurement.Value);
        if (state == KpiState.OnTarget)
            return null;
        var finding = Found(touchpoint, kpi.Id, new Remedy.OpenTouchpoint(touchpoint.Id),
            new Figure(FigureName.Value, measurement.Value), new(FigureName.Target, aim), new(FigureName.Margin, target.Margin ?? 0), new(FigureName.Days, context.DaysSince(measurement.Date)));
        return state == KpiState.WithinMargin ? finding with { Severity = Severity.Minor } : finding;
    }
}
