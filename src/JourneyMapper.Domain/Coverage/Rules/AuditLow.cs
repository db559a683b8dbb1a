using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint whose last audit scored below the threshold.</summary>
sealed class AuditLow() : TouchpointRule("audit-low", Severity.Serious, CoverageSetting.AuditScore)
{
    protected override Finding? Find(Touchpoint touchpoint, Knowledge knowledge) =>
        knowledge.AuditOf(touchpoint) is { } audit && audit.Score < knowledge.Settings.AuditScore
            ? Found(touchpoint, new Remedy.OpenTouchpoint(touchpoint.Id),
                new Figure(FigureName.Score, audit.Score), new(FigureName.Threshold, knowledge.Settings.AuditScore), new(FigureName.Days, knowledge.DaysSince(audit.Date)))
            : null;
}
