using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board.Measuring;

/// <summary>What changes about a KPI of a touchpoint.</summary>
public enum KpiAspect
{
    /// <summary>The touchpoint is measured by it from now on.</summary>
    Added,

    /// <summary>It is not any more.</summary>
    Removed,

    /// <summary>What it shall reach.</summary>
    Target,

    /// <summary>How far that may be missed.</summary>
    Margin,
}

/// <summary>
/// One change of what a touchpoint is measured by. It says what changes, not what all of it shall be: a target and its margin may be on their way at the same time.
/// </summary>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Aspect">What changes.</param>
/// <param name="Value">The new target or margin; null takes it away.</param>
public sealed record KpiEdit(string Kpi, KpiAspect Aspect, decimal? Value = null)
{
    /// <summary>The value as it travels through the browser, whose numbers would round it.</summary>
    public string? Text => Value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads what came back from the browser; null where it is no change.</summary>
    public static KpiEdit? Read(string kpi, string aspect, string? value)
    {
        decimal? read = null;
        if (value is not null && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            read = number;
        return Enum.TryParse<KpiAspect>(aspect, out var known) && Enum.IsDefined(known) && read is null == value is null ? new(kpi, known, read) : null;
    }

    /// <summary>The KPIs after it; the same where nothing is left to change.</summary>
    public KpiTargets ApplyTo(KpiTargets targets) => Aspect switch
    {
        KpiAspect.Added => targets.Find(Kpi) is null ? [.. targets, new KpiTarget(Kpi, null, null)] : targets,
        KpiAspect.Removed => [.. targets.Where(target => target.Kpi != Kpi)],
        KpiAspect.Target => [.. targets.Select(target => target.Kpi == Kpi ? target with { Target = Value } : target)],
        _ => [.. targets.Select(target => target.Kpi == Kpi ? target with { Margin = Value } : target)],
    };
}
