using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint at which customers begin anew: what they said and did before is not known there.</summary>
sealed class HandoffLost() : TouchpointRule("handoff-lost", Severity.Serious)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) =>
        touchpoint.Handoff == Handoff.Lost ? Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.HandoffBy)) : null;
}
