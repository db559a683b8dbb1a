using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint with an experiment that has all it was planned to have, or whose last day is over, and that nobody has decided.</summary>
sealed class ExperimentUndecided() : TouchpointRule("experiment-undecided", Severity.Minor)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) => context.UndecidedExperimentOf(touchpoint) is { } since
        ? Found(touchpoint, new Remedy.OpenTouchpoint(touchpoint.Id), new Figure(FigureName.Overdue, context.DaysSince(since)))
        : null;
}
