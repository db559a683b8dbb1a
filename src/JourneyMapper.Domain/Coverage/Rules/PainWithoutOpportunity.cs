using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint that hurts, without an idea of what could be better.</summary>
sealed class PainWithoutOpportunity() : TouchpointRule("pain-without-opportunity", Severity.Minor)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) =>
        touchpoint.PainPoints.Length > 0 && touchpoint.Opportunities.Length == 0
            ? Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.Opportunities))
            : null;
}
