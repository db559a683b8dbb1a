using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Measuring;

/// <summary>How the last value of a KPI stands against its target.</summary>
public enum KpiState
{
    /// <summary>There is no value.</summary>
    NotMeasured,

    /// <summary>There is a value, but nobody has decided what it shall reach.</summary>
    NoTarget,

    /// <summary>The target is reached.</summary>
    OnTarget,

    /// <summary>The target is missed, by no more than the margin.</summary>
    WithinMargin,

    /// <summary>The target is missed by more than that.</summary>
    Missed,
}

/// <summary>Compares values with targets.</summary>
public static class KpiStates
{
    /// <summary>How a value stands.</summary>
    /// <param name="target">With its margin; no margin is none.</param>
    /// <param name="kpi">Says which way is better.</param>
    /// <param name="value">In the KPI's unit; null while it was not measured.</param>
    public static KpiState StateOf(this KpiTarget target, Kpi kpi, decimal? value)
    {
        if (value is not { } measured)
            return KpiState.NotMeasured;
        if (target.Target is not { } aim)
            return KpiState.NoTarget;
        var missed = kpi.Better == Direction.Up ? aim - measured : measured - aim;
        return missed <= 0 ? KpiState.OnTarget
            : missed <= (target.Margin ?? 0) ? KpiState.WithinMargin
            : KpiState.Missed;
    }
}
