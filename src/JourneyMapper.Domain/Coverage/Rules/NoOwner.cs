using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint that nobody answers for.</summary>
sealed class NoOwner() : TouchpointRule("no-owner", Severity.Serious)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) =>
        touchpoint.Owner is null ? Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.Owner)) : null;
}
