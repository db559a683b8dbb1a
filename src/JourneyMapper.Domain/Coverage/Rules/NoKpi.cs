using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint of which no figure tells how well it works.</summary>
sealed class NoKpi() : TouchpointRule("no-kpi", Severity.Minor)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) =>
        context.FirstKpiOf(touchpoint) is null ? Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.Kpis)) : null;
}
