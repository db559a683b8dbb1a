using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>A rule that looks at touchpoints one by one: what it finds at one does not depend on the others.</summary>
abstract class LocalRule(string id, Severity severity, CoverageSetting? threshold) : CoverageRule(id, severity, Subject.Touchpoint, threshold)
{
    internal abstract IEnumerable<Finding> Check(Touchpoint touchpoint, ReviewContext context);

    protected Finding Found(Touchpoint touchpoint, string? kpi, Remedy remedy, ImmutableArray<Figure> figures) => new()
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

/// <summary>A rule that looks at the touchpoints of a stage together: what it finds does not depend on other stages.</summary>
abstract class NeighbourRule(string id, Severity severity, Subject about, CoverageSetting? threshold) : CoverageRule(id, severity, about, threshold)
{
    /// <summary>The findings in the order of the map.</summary>
    internal abstract IEnumerable<Finding> Check(Stage stage, ImmutableArray<Touchpoint> touchpoints, ReviewContext context);
}

/// <summary>A rule that finds one thing about a stage, or nothing.</summary>
abstract class StageRule(string id, Severity severity, CoverageSetting? threshold = null) : NeighbourRule(id, severity, Subject.Stage, threshold)
{
    internal sealed override IEnumerable<Finding> Check(Stage stage, ImmutableArray<Touchpoint> touchpoints, ReviewContext context) =>
        Find(stage, touchpoints, context) is { } finding ? [finding] : [];

    protected abstract Finding? Find(Stage stage, ImmutableArray<Touchpoint> touchpoints, ReviewContext context);

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

/// <summary>A rule that finds one thing at a touchpoint, or nothing.</summary>
abstract class TouchpointRule(string id, Severity severity, CoverageSetting? threshold = null) : LocalRule(id, severity, threshold)
{
    internal sealed override IEnumerable<Finding> Check(Touchpoint touchpoint, ReviewContext context) => Find(touchpoint, context) is { } finding ? [finding] : [];

    protected abstract Finding? Find(Touchpoint touchpoint, ReviewContext context);

    protected Finding Found(Touchpoint touchpoint, Remedy remedy, params ImmutableArray<Figure> figures) => Found(touchpoint, kpi: null, remedy, figures);
}

/// <summary>A rule that looks at each KPI of a touchpoint, those left out that the workspace gave up.</summary>
abstract class KpiRule(string id, Severity severity, CoverageSetting? threshold = null) : LocalRule(id, severity, threshold)
{
    internal sealed override IEnumerable<Finding> Check(Touchpoint touchpoint, ReviewContext context)
    {
        foreach (var target in touchpoint.Kpis)
            if (context.Find(target.Kpi) is { } kpi && Find(touchpoint, target, kpi, context) is { } finding)
                yield return finding;
    }

    protected abstract Finding? Find(Touchpoint touchpoint, KpiTarget target, Kpi kpi, ReviewContext context);

    protected new Finding Found(Touchpoint touchpoint, string kpi, Remedy remedy, params ImmutableArray<Figure> figures) => base.Found(touchpoint, kpi, remedy, figures);
}

/// <summary>A rule that looks at the journey as a whole, if it has any touchpoint. What matters to it in a stage it picks once, until the stage changes.</summary>
abstract class JourneyRule(string id, Severity severity, CoverageSetting? threshold = null) : CoverageRule(id, severity, Subject.Journey, threshold)
{
    /// <summary>The touchpoints of a stage that it has to see; none unless a rule says more.</summary>
    internal virtual IEnumerable<Touchpoint> Notable(ImmutableArray<Touchpoint> stage, ReviewContext context) => [];

    internal Finding? Check(ReviewedMap map) => map.Touchpoints.IsEmpty ? null : Find(map.NotableTo(this), map);

    /// <summary>What it finds.</summary>
    /// <param name="notable">The notable touchpoints of all stages, in the order of the map.</param>
    /// <param name="map">The rest, for rules that count or that know whom they want.</param>
    protected abstract Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map);

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
