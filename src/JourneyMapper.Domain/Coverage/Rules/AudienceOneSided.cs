using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>
/// A journey of which all touchpoints speak to the same audience: those who have not bought yet, or those who have, are forgotten. A touchpoint for everybody is enough, and a map of a few touchpoints
/// is not meant to be whole.
/// </summary>
sealed class AudienceOneSided() : JourneyRule("audience-one-sided", Severity.Minor)
{
    const int Fewest = 5;

    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        var all = map.Touchpoints;
        return all.Length < Fewest || all[0].Audience == Audience.Everybody || all.Any(touchpoint => touchpoint.Audience != all[0].Audience) ? null
            : Found(all, new Remedy.EditField(all[0].Id, TouchpointFields.Audience), new Figure(FigureName.Touchpoints, all.Length));
    }
}
