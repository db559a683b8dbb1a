using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A KPI that was never measured, or whose last measurement is old.</summary>
sealed class KpiNotMeasured() : KpiRule("kpi-not-measured", Severity.Minor, CoverageSetting.MeasurementDays)
{
    protected override Finding? Check(Touchpoint touchpoint, KpiTarget target, Kpi kpi, Situation situation)
    {
        var threshold = new Figure(FigureName.Threshold, situation.Settings.MeasurementDays);
        var remedy = new Remedy.Measure(touchpoint.Id, kpi.Id);
        return situation.MeasurementOf(touchpoint, kpi.Id) switch
        {
            null => Found(touchpoint, kpi.Id, remedy, threshold),
            { Date: var date } when date < situation.OldestMeasurement =>
                Found(touchpoint, kpi.Id, remedy, threshold, new(FigureName.Days, situation.DaysSince(date))),
            _ => null,
        };
    }
}
