using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>
/// A journey of which somebody has looked at the hand-offs, but not at all: some touchpoints are in another channel than the one before, and nobody knows what comes along. Where no hand-off was
/// looked at, the team does not use them.
/// </summary>
sealed class HandoffUnknown() : JourneyRule("handoff-unknown", Severity.Minor)
{
    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        if (!map.Touchpoints.Any(touchpoint => touchpoint.Handoff != Handoff.Unknown))
            return null;
        ImmutableArray<Touchpoint> unknown =
        [
            .. map.Touchpoints.Where((touchpoint, place) => place > 0 && touchpoint.Handoff == Handoff.Unknown && touchpoint.IsHandedOverFrom(map.Touchpoints[place - 1])),
        ];
        return unknown.IsEmpty ? null : Found(unknown, new Remedy.EditField(unknown[0].Id, TouchpointFields.Handoff), new Figure(FigureName.Touchpoints, unknown.Length));
    }
}
