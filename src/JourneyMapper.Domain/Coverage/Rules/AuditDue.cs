using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint that was never audited, or whose last audit is older than its cadence allows.</summary>
sealed class AuditDue() : TouchpointRule("audit-due", Severity.Serious, CoverageSetting.Cadence)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context)
    {
        var months = new Figure(FigureName.Months, touchpoint.Cadence.Months(context.Settings.Cadence));
        if (context.AuditOf(touchpoint) is not { Date: var last })
            return Found(touchpoint, new Remedy.Audit(touchpoint.Id), months);
        var overdue = context.DaysSince(touchpoint.Cadence.NextAudit(context.Settings.Cadence, last));
        return overdue > 0
            ? Found(touchpoint, new Remedy.Audit(touchpoint.Id), months, new(FigureName.Days, context.DaysSince(last)), new(FigureName.Overdue, overdue))
            : null;
    }
}
