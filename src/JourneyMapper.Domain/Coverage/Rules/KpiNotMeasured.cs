using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A KPI that was never measured, or whose last measurement is old.</summary>
sealed class KpiNotMeasured() : KpiRule("kpi-not-measured", Severity.Minor, CoverageSetting.MeasurementDays)
{
    protected override Finding? Find(Touchpoint touchpoint, KpiTarget target, Kpi kpi, ReviewContext context)
    {
        var threshold = new Figure(FigureName.Threshold, context.Settings.MeasurementDays);
        var remedy = new Remedy.Measure(touchpoint.Id, kpi.Id);
        return context.MeasurementOf(touchpoint, kpi.Id) switch
        {
            null => Found(touchpoint, kpi.Id, remedy, threshold),
            { Date: var date } when date < context.OldestMeasurement =>
                Found(touchpoint, kpi.Id, remedy, threshold, new(FigureName.Days, context.DaysSince(date))),
            _ => null,
        };
    }
}
