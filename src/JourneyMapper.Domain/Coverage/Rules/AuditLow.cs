using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint whose last audit scored below the threshold.</summary>
sealed class AuditLow() : TouchpointRule("audit-low", Severity.Serious, CoverageSetting.AuditScore)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) =>
        context.AuditOf(touchpoint) is { } audit && audit.Score < context.Settings.AuditScore
            ? Found(touchpoint, new Remedy.OpenTouchpoint(touchpoint.Id),
                new Figure(FigureName.Score, audit.Score), new(FigureName.Threshold, context.Settings.AuditScore), new(FigureName.Days, context.DaysSince(audit.Date)))
            : null;
}
