using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint whose last audit scored below the threshold.</summary>
sealed class AuditLow() : TouchpointRule("audit-low", Severity.Serious, CoverageSetting.AuditScore)
{
    protected override Finding? Check(Touchpoint touchpoint, Situation situation) =>
        situation.AuditOf(touchpoint) is { } audit && audit.Score < situation.Settings.AuditScore
            ? Found(touchpoint, new Remedy.OpenTouchpoint(touchpoint.Id),
                new Figure(FigureName.Score, audit.Score), new(FigureName.Threshold, situation.Settings.AuditScore), new(FigureName.Days, situation.DaysSince(audit.Date)))
            : null;
}
