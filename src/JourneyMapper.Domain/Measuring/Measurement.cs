using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Measuring;

/// <summary>Why a measurement is not accepted.</summary>
public enum MeasurementProblem
{
    /// <summary>Its day lies before <see cref="Days.Earliest"/>.</summary>
    TooEarly,

    /// <summary>Its day has not begun anywhere.</summary>
    InFuture,

    /// <summary>Its value lies below the KPI's least.</summary>
    BelowLeast,

    /// <summary>Its value lies above the KPI's most.</summary>
    AboveMost,

    /// <summary>Its value is larger than <see cref="Limits.Number"/>, either way.</summary>
    TooLarge,

    /// <summary>Another one that is recorded with it is about the same day.</summary>
    DayTwice,

    /// <summary>There is no such touchpoint.</summary>
    NoTouchpoint,

    /// <summary>The touchpoint is not measured by that KPI.</summary>
    NoKpi,
}

/// <summary>The value of a KPI on one day.</summary>
/// <param name="On">The day.</param>
/// <param name="Value">In the KPI's unit.</param>
public readonly record struct Measurement(DateOnly On, decimal Value)
{
    /// <summary>So many decimals of a value are kept.</summary>
    public const int Decimals = 6;

    /// <summary>With the value as it is stored.</summary>
    public Measurement Rounded() => this with { Value = Math.Round(Value, Decimals, MidpointRounding.AwayFromZero) };

    /// <summary>Why it cannot be a measurement of that KPI, or null when it can.</summary>
    /// <param name="kpi">Gives the range of values.</param>
    /// <param name="latest">The last day that it may be about.</param>
    public MeasurementProblem? Check(Kpi kpi, DateOnly latest) =>
        On < Days.Earliest ? MeasurementProblem.TooEarly
        : On > latest ? MeasurementProblem.InFuture
        : kpi.Check(Value) switch
        {
            ValueProblem.BelowLeast => MeasurementProblem.BelowLeast,
            ValueProblem.AboveMost => MeasurementProblem.AboveMost,
            ValueProblem.TooLarge => MeasurementProblem.TooLarge,
            _ => null,
        };
}
