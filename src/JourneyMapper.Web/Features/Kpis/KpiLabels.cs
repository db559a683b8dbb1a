using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>Says in the reader's language what is about KPIs.</summary>
public static class KpiLabels
{
    /// <summary>A state in a word or two.</summary>
    public static string Name(this KpiState state) => state switch
    {
        KpiState.OnTarget => KpiText.StateOnTarget,
        KpiState.WithinMargin => KpiText.StateWithinMargin,
        KpiState.Missed => KpiText.StateMissed,
        KpiState.NoTarget => KpiText.StateNoTarget,
        _ => KpiText.StateNotMeasured,
    };

    /// <summary>The icon that always stands beside the word.</summary>
    public static string Symbol(this KpiState state) => state switch
    {
        KpiState.OnTarget => "check_circle",
        KpiState.WithinMargin => "warning",
        KpiState.Missed => "cancel",
        KpiState.NoTarget => "flag",
        _ => "hourglass_empty",
    };

    /// <summary>The style class of a state.</summary>
    public static string Tone(this KpiState state) => state switch
    {
        KpiState.OnTarget => "kpi-good",
        KpiState.WithinMargin => "kpi-warn",
        KpiState.Missed => "kpi-bad",
        _ => "kpi-none",
    };

    /// <summary>What a unit is called.</summary>
    public static string Name(this KpiUnit unit) => unit switch
    {
        KpiUnit.Percent => KpiText.UnitNamePercent,
        KpiUnit.Seconds => KpiText.UnitNameSeconds,
        KpiUnit.Money => KpiText.UnitNameMoney,
        KpiUnit.Score => KpiText.UnitNameScore,
        _ => KpiText.UnitNameCount,
    };

    /// <summary>What a period is called.</summary>
    public static string Name(this Period period) => period switch
    {
        Period.Week => KpiText.PeriodWeek,
        Period.Month => KpiText.PeriodMonth,
        Period.Quarter => KpiText.PeriodQuarter,
        _ => KpiText.PeriodDay,
    };

    /// <summary>The name of the period that begins on a day.</summary>
    public static string Name(this Period period, DateOnly from) => period switch
    {
        Period.Week => KpiText.WeekFrom.With(from),
        Period.Month => from.ToString("MMM yyyy", CultureInfo.CurrentCulture),
        Period.Quarter => KpiText.QuarterOf.With(((from.Month - 1) / 3) + 1, from.Year.ToString(CultureInfo.InvariantCulture)),
        _ => from.ToString("d", CultureInfo.CurrentCulture),
    };

    /// <summary>How many periods a picture shows: about three months of days, a year of weeks, two years of months, three years of quarters.</summary>
    public static int Shown(this Period period) => period switch { Period.Day => 92, Period.Week => 53, Period.Month => 24, _ => 12 };

    /// <summary>The label of a field for numbers: "Target (%)".</summary>
    public static string Labelled(string name, Kpi kpi, string currency) => UnitName(kpi, currency) is { Length: > 0 } unit ? $"{name} ({unit})" : name;

    /// <summary>What a number counts, for the label of a field; empty where a number says it all.</summary>
    public static string UnitName(Kpi kpi, string currency) => kpi.Unit switch
    {
        KpiUnit.Percent => "%",
        KpiUnit.Seconds => KpiText.UnitSeconds,
        KpiUnit.Money => currency,
        _ => "",
    };

    /// <summary>The KPIs of a touchpoint with their targets, one a line.</summary>
    public static string Listed(KpiTargets targets, KpiCatalogue catalogue) => string.Join('\n', targets.Select(target => string.Join(", ", new[]
    {
        catalogue.NameOf(target.Kpi),
        target.Target is { } aim ? KpiText.TargetOf.With(catalogue.Write(target.Kpi, aim)) : null,
        target.Margin is { } margin ? KpiText.MarginOf.With(catalogue.Write(target.Kpi, margin)) : null,
    }.OfType<string>())));

    /// <summary>Why a measurement is not accepted, in a sentence.</summary>
    public static string Explain(this MeasurementProblem problem, Kpi kpi, string currency) => problem switch
    {
        MeasurementProblem.TooEarly => KpiText.ProblemTooEarly.With(Days.Earliest),
        MeasurementProblem.InFuture => KpiText.ProblemInFuture,
        MeasurementProblem.DayTwice => KpiText.ProblemDayTwice,
        MeasurementProblem.BelowLeast => KpiText.ProblemBelowLeast.With(KpiFormat.Value(kpi, kpi.Least ?? 0, currency)),
        MeasurementProblem.AboveMost => KpiText.ProblemAboveMost.With(KpiFormat.Value(kpi, kpi.Most ?? 0, currency)),
        MeasurementProblem.NoTouchpoint => KpiText.ProblemNoTouchpoint,
        MeasurementProblem.NoKpi => KpiText.ProblemNoKpi,
        _ => KpiText.ProblemTooLarge,
    };

    /// <summary>The sentence that asks to write a number otherwise.</summary>
    public static string NoNumber(string typed) => KpiText.ProblemNumber.With(Shortened(typed), 1234.5m.ToString("#,0.#", CultureInfo.CurrentCulture));

    /// <summary>The sentence that asks to write a date otherwise.</summary>
    public static string NoDate(string typed, DateOnly example) => KpiText.ProblemDate.With(Shortened(typed), example.ToString("d", CultureInfo.CurrentCulture));

    static string Shortened(string typed) => typed.Length <= 24 ? typed : string.Concat(typed.AsSpan(0, 24), "…");
}
