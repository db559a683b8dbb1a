using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Domain.Experiments;

/// <summary>One variant of a result.</summary>
/// <param name="Variant">What was counted.</param>
/// <param name="Value">Its rate as a share, or its mean; null without any.</param>
/// <param name="Comparison">It against the control; null for the control itself, and where nothing can be computed.</param>
/// <param name="Verdict">What that shows.</param>
public sealed record VariantResult(ExperimentVariant Variant, double? Value, VariantComparison? Comparison, Verdict Verdict);

/// <summary>What the figures of an experiment say. The same figures always say the same.</summary>
/// <param name="Variants">Its variants, the control first.</param>
/// <param name="Verdict">
/// What they show as a whole: <see cref="Verdict.Better"/> when one beats the control, <see cref="Verdict.Worse"/> when the control beats all of them, and else that there is not enough data, or no difference.
/// </param>
/// <param name="Best">The variant that is best of those that beat the control; the control where it beats all; null otherwise.</param>
/// <param name="IsEarly">Whether these figures are looked at before each variant has what was planned: who stops as soon as a p-value is small is wrong far more often than in 5 of 100 cases.</param>
public sealed record ExperimentResult(ImmutableArray<VariantResult> Variants, Verdict Verdict, ExperimentVariant? Best, bool IsEarly)
{
    /// <summary>How often a difference may be seen where there is none.</summary>
    public const double Alpha = 0.05;

    /// <summary>How many variants are compared with the control.</summary>
    public int Comparisons => Math.Max(1, Variants.Length - 1);

    /// <summary>The confidence of each interval: 0.95, or more where several must hold together (Bonferroni).</summary>
    public double Confidence => 1 - (Alpha / Comparisons);

    /// <summary>Computes it.</summary>
    /// <param name="experiment">One that is acceptable.</param>
    /// <param name="better">Which way its values are better.</param>
    public static ExperimentResult Of(Experiment experiment, Direction better)
    {
        var comparisons = Math.Max(1, experiment.Variants.Length - 1);
        ImmutableArray<VariantResult> variants = [.. experiment.Variants.Select((variant, place) =>
        {
            var comparison = place == 0 ? null
                : experiment.Kind == ExperimentKind.Conversion ? VariantComparison.OfRates(experiment.Variants[0], variant, comparisons)
                : VariantComparison.OfMeans(experiment.Variants[0], variant, comparisons);
            return new VariantResult(variant, variant.ValueOf(experiment.Kind), comparison, VerdictOf(comparison, better));
        })];
        var compared = variants.Skip(1).ToList();
        var best = compared.Where(variant => variant.Verdict == Verdict.Better).MaxBy(variant => better == Direction.Up ? variant.Value : -variant.Value);
        var verdict = best is not null ? Verdict.Better
            : compared.Count == 0 || compared.Exists(variant => variant.Verdict == Verdict.NotEnoughData) ? Verdict.NotEnoughData
            : compared.TrueForAll(variant => variant.Verdict == Verdict.Worse) ? Verdict.Worse : Verdict.NoDifference;
        return new(variants, verdict, best?.Variant ?? (verdict == Verdict.Worse ? experiment.Variants[0] : null),
            experiment.Planned is not null && !experiment.IsComplete && experiment.Variants.Any(variant => variant.Count > 0));
    }

    static Verdict VerdictOf(VariantComparison? comparison, Direction better) =>
        comparison is not { IsReliable: true } ? Verdict.NotEnoughData
        : comparison.PValue >= Alpha ? Verdict.NoDifference
        : comparison.Difference > 0 == (better == Direction.Up) ? Verdict.Better : Verdict.Worse;
}
