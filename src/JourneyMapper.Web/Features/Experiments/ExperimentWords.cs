using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Experiments;

/// <summary>Says in the reader's language what is about experiments.</summary>
static class ExperimentWords
{
    const double Smallest = 0.001;

    /// <summary>What a state is called.</summary>
    public static string Name(this ExperimentState state) => state switch
    {
        ExperimentState.Planned => ExperimentText.StatePlanned,
        ExperimentState.Running => ExperimentText.StateRunning,
        _ => ExperimentText.StateDecided,
    };

    /// <summary>The symbol of a state.</summary>
    public static string Symbol(this ExperimentState state) => state switch
    {
        ExperimentState.Planned => "event",
        ExperimentState.Running => "pending",
        _ => "check_circle",
    };

    /// <summary>What is compared.</summary>
    public static string Name(this ExperimentKind kind) => kind == ExperimentKind.Conversion ? ExperimentText.KindConversion : ExperimentText.KindMean;

    /// <summary>Which way is better: as its KPI says; without one, up.</summary>
    public static Direction Better(this KpiCatalogue catalogue, string? kpi) => kpi is null ? Direction.Up : catalogue.Find(kpi)?.Better ?? Direction.Up;

    /// <summary>What the figures show, in a sentence.</summary>
    public static string Sentence(this ExperimentResult result) => result.Verdict switch
    {
        Verdict.Better when result.IsEarly => ExperimentText.VerdictAhead.With(result.Best!.Name, result.Variants[0].Variant.Name),
        Verdict.Worse when result.IsEarly => ExperimentText.VerdictAheadAll.With(result.Variants[0].Variant.Name),
        Verdict.Better => ExperimentText.VerdictBetter.With(result.Best!.Name, result.Variants[0].Variant.Name),
        Verdict.Worse when result.Variants.Length > 2 => ExperimentText.VerdictWorseAll.With(result.Variants[0].Variant.Name),
        Verdict.Worse => ExperimentText.VerdictBetter.With(result.Variants[0].Variant.Name, result.Variants[1].Variant.Name),
        Verdict.NoDifference => ExperimentText.VerdictNone,
        _ => ExperimentText.VerdictUnknown,
    };

    /// <summary>The same in two or three words, for a list.</summary>
    public static string Short(this ExperimentResult result) => result.Verdict switch
    {
        Verdict.Better or Verdict.Worse when result.IsEarly => ExperimentText.ShortAhead.With(result.Best!.Name),
        Verdict.Better or Verdict.Worse => ExperimentText.ShortBetter.With(result.Best!.Name),
        Verdict.NoDifference => ExperimentText.ShortNone,
        _ => ExperimentText.ShortUnknown,
    };

    /// <summary>The style class of what is shown: no success before its time.</summary>
    public static string Tone(this ExperimentResult result) => result.IsEarly ? "early" : result.Verdict.ToString().ToLowerInvariant();

    /// <summary>The symbol of what is shown.</summary>
    public static string Symbol(this Verdict verdict) => verdict switch
    {
        Verdict.Better => "trending_up",
        Verdict.Worse => "trending_down",
        Verdict.NoDifference => "trending_flat",
        _ => "hourglass_empty",
    };

    /// <summary>A rate or a mean; a dash for none.</summary>
    public static string Value(Experiment experiment, KpiCatalogue catalogue, double? value) => value is not { } known ? "–"
        : experiment.Kind == ExperimentKind.Conversion ? Share(known)
        : experiment.Kpi is { } kpi ? catalogue.Write(kpi, (decimal)known) : KpiFormat.Plain((decimal)known);

    /// <summary>A difference with its sign: of rates in percentage points, of means in their unit.</summary>
    public static string Difference(Experiment experiment, KpiCatalogue catalogue, double difference)
    {
        var shown = Math.Round(Math.Abs(difference), experiment.Kind == ExperimentKind.Conversion ? 4 : 2);
        var text = experiment.Kind == ExperimentKind.Conversion ? CoverageText.PercentagePoints.With(KpiFormat.Plain((decimal)shown * 100))
            : experiment.Kpi is { } kpi && catalogue.Find(kpi) is { } known ? KpiFormat.Change(known, (decimal)shown, catalogue.Currency).TrimStart('+') : KpiFormat.Plain((decimal)shown);
        return shown == 0 ? text : difference > 0 ? "+" + text : "−" + text;
    }

    /// <summary>A share, in percent with two decimals at most.</summary>
    public static string Share(double share)
    {
        var shown = Math.Round((decimal)share, 4);
        return shown.ToString(shown * 100 % 1 == 0 ? "P0" : "P2", CultureInfo.CurrentCulture).Unbroken();
    }

    /// <summary>A share with its sign.</summary>
    public static string Uplift(double uplift)
    {
        var text = Math.Abs(uplift).ToString("P1", CultureInfo.CurrentCulture).Unbroken();
        return uplift switch { > 0 => "+" + text, < 0 => "−" + text, _ => text };
    }

    /// <summary>A p-value, with three decimals; what is smaller only says so.</summary>
    public static string PValue(double p) => p < Smallest ? ExperimentText.Below.With(Smallest.ToString("0.###", CultureInfo.CurrentCulture)) : p.ToString("0.000", CultureInfo.CurrentCulture);

    /// <summary>The confidence of each interval.</summary>
    public static string Confidence(ExperimentResult result) => result.Confidence.ToString(result.Comparisons == 1 ? "P0" : "P1", CultureInfo.CurrentCulture).Unbroken();

    /// <summary>A whole number.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The test and how it was computed.</summary>
    public static string Method(Experiment experiment, ExperimentResult result) => string.Join(' ', new[]
    {
        experiment.Kind == ExperimentKind.Conversion ? ExperimentText.MethodRates : ExperimentText.MethodMeans,
        result.Comparisons > 1 ? ExperimentText.MethodMany.With(result.Comparisons, experiment.Variants[0].Name, Confidence(result)) : null,
    }.OfType<string>());

    /// <summary>What is wrong with a field, in a sentence.</summary>
    public static string Explain(ExperimentProblem problem, ExperimentKind kind) => problem switch
    {
        { Fault: ExperimentFault.Negative } => ExperimentText.ProblemNegative,
        { Fault: ExperimentFault.AboveCount } => ExperimentText.ProblemAboveCount,
        { Fault: ExperimentFault.EndsBeforeStart } => ExperimentText.ProblemEnds,
        { Fault: ExperimentFault.NameTwice } => ExperimentText.ProblemNameTwice,
        { Fault: ExperimentFault.Number } => ExperimentText.ProblemVariants.With(Experiment.FewestVariants, Limits.Variants),
        { Fault: ExperimentFault.NoDay } => ExperimentText.ProblemDay.With(Days.Earliest),
        { Fault: ExperimentFault.Unknown, Field: ExperimentField.Kpi } => ExperimentText.ProblemKpi,
        { Fault: ExperimentFault.Unknown } => kind == ExperimentKind.Conversion ? ExperimentText.ProblemOnlyRates : ExperimentText.ProblemOnlyMeans,
        { Fault: ExperimentFault.Required } => Common.ProblemRequired,
        { Fault: ExperimentFault.TooLong } => Common.ProblemTooLong.With(LimitOf(problem.Field)),
        { Field: ExperimentField.Baseline } => ExperimentText.ProblemBaseline,
        { Field: ExperimentField.Effect } when kind == ExperimentKind.Conversion => ExperimentText.ProblemEffect,
        { Field: ExperimentField.Effect or ExperimentField.Deviation } => ExperimentText.ProblemAboveZero,
        { Field: ExperimentField.Planned } => ExperimentText.ProblemPlanned.With(Limits.Visitors),
        { Field: ExperimentField.Count } => ExperimentText.ProblemCount.With(Limits.Visitors),
        _ => ExperimentText.ProblemTooLarge,
    };

    /// <summary>Why a change was not made, in a sentence; null when it was.</summary>
    public static string? Explain(ExperimentOutcome outcome) => outcome switch
    {
        ExperimentOutcome.Done => null,
        ExperimentOutcome.Invalid => ExperimentText.CheckFields,
        ExperimentOutcome.Overtaken => ExperimentText.RefusedOvertaken,
        ExperimentOutcome.Decided => ExperimentText.RefusedDecided,
        ExperimentOutcome.Full => ExperimentText.RefusedFull.With(Limits.Experiments),
        ExperimentOutcome.NotAllowed => ExperimentText.RefusedNotAllowed,
        _ => ExperimentText.RefusedGone,
    };

    static int LimitOf(ExperimentField field) => field switch
    {
        ExperimentField.Name => Limits.Name,
        ExperimentField.VariantName => Limits.Label,
        _ => Limits.Note,
    };
}
