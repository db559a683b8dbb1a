using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>A rule that looks at each stage by itself.</summary>
abstract class StageRule(string id, Severity severity, CoverageSetting? threshold = null) : CoverageRule(id, severity, Subject.Stage, threshold)
{
    internal sealed override IEnumerable<Finding> Check(Situation situation)
    {
        foreach (var stage in Stages.All)
            if (Check(stage, situation.In(stage), situation) is { } finding)
                yield return finding;
    }

    protected abstract Finding? Check(Stage stage, ImmutableArray<Touchpoint> touchpoints, Situation situation);

    protected Finding Found(Stage stage, ImmutableArray<Touchpoint> touchpoints, Remedy remedy, params ImmutableArray<Figure> figures) => new()
    {
        Rule = Id,
        Severity = Severity,
        Stage = stage,
        Touchpoints = [.. touchpoints.Select(touchpoint => touchpoint.Id)],
        Figures = figures,
        Importance = Importances.HighestOf(touchpoints),
        Remedy = remedy,
    };
}

/// <summary>A rule that looks at each touchpoint by itself.</summary>
abstract class TouchpointRule(string id, Severity severity, CoverageSetting? threshold = null) : CoverageRule(id, severity, Subject.Touchpoint, threshold)
{
    internal sealed override IEnumerable<Finding> Check(Situation situation)
    {
        foreach (var touchpoint in situation.Touchpoints)
            if (Check(touchpoint, situation) is { } finding)
                yield return finding;
    }

    protected abstract Finding? Check(Touchpoint touchpoint, Situation situation);

    protected Finding Found(Touchpoint touchpoint, Remedy remedy, params ImmutableArray<Figure> figures) => new()
    {
        Rule = Id,
        Severity = Severity,
        Stage = touchpoint.Stage,
        Touchpoint = touchpoint.Id,
        Touchpoints = [touchpoint.Id],
        Figures = figures,
        Importance = touchpoint.Importance,
        Remedy = remedy,
    };
}

/// <summary>A rule that looks at each KPI of each touchpoint, those left out that the workspace gave up.</summary>
abstract class KpiRule(string id, Severity severity, CoverageSetting? threshold = null) : CoverageRule(id, severity, Subject.Touchpoint, threshold)
{
    internal sealed override IEnumerable<Finding> Check(Situation situation)
    {
        foreach (var touchpoint in situation.Touchpoints)
            for (var i = 0; i < touchpoint.Kpis.Count; i++)
                if (situation.Facts.Kpis.TryGetValue(touchpoint.Kpis[i].Kpi, out var kpi) && Check(touchpoint, touchpoint.Kpis[i], kpi, situation) is { } finding)
                    yield return finding;
    }

    protected abstract Finding? Check(Touchpoint touchpoint, KpiTarget target, Kpi kpi, Situation situation);

    protected Finding Found(Touchpoint touchpoint, string kpi, Remedy remedy, params ImmutableArray<Figure> figures) => new()
    {
        Rule = Id,
        Severity = Severity,
        Stage = touchpoint.Stage,
        Touchpoint = touchpoint.Id,
        Kpi = kpi,
        Touchpoints = [touchpoint.Id],
        Figures = figures,
        Importance = touchpoint.Importance,
        Remedy = remedy,
    };
}

/// <summary>A rule that looks at the journey as a whole, if it has any touchpoint.</summary>
abstract class JourneyRule(string id, Severity severity, CoverageSetting? threshold = null) : CoverageRule(id, severity, Subject.Journey, threshold)
{
    internal sealed override IEnumerable<Finding> Check(Situation situation) =>
        !situation.Touchpoints.IsEmpty && Find(situation) is { } finding ? [finding] : [];

    protected abstract Finding? Find(Situation situation);

    protected Finding Found(ImmutableArray<Touchpoint> touchpoints, Remedy remedy, params ImmutableArray<Figure> figures) => new()
    {
        Rule = Id,
        Severity = Severity,
        Touchpoints = [.. touchpoints.Select(touchpoint => touchpoint.Id)],
        Figures = figures,
        Importance = Importances.HighestOf(touchpoints),
        Remedy = remedy,
    };
}

static class Importances
{
    // Where no touchpoint is named, something is missing altogether.
    public static Importance HighestOf(ImmutableArray<Touchpoint> touchpoints) =>
        touchpoints.IsEmpty ? Importance.MomentOfTruth : touchpoints.Max(touchpoint => touchpoint.Importance);
}
