using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>Touchpoints that others depend on behind the scenes, and of which nobody has said what happens there: who needs them does not know of whom.</summary>
sealed class DependencyUnknown() : JourneyRule("dependency-unknown", Severity.Minor)
{
    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        var needed = map.Transitions.Where(transition => !transition.IsWay).Select(transition => transition.To).ToHashSet();
        if (needed.Count == 0)
            return null;
        ImmutableArray<Touchpoint> silent = [.. map.Touchpoints.Where(touchpoint => touchpoint.Backstage.Length == 0 && needed.Contains(touchpoint.Id))];
        return silent.IsEmpty ? null : Found(silent, new Remedy.EditField(silent[0].Id, TouchpointFields.Backstage), new Figure(FigureName.Touchpoints, silent.Length));
    }
}
