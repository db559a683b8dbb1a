namespace JourneyMapper.Domain.Experiments;

/// <summary>What a comparison, or an experiment as a whole, has shown.</summary>
public enum Verdict
{
    /// <summary>There are too few figures to test anything.</summary>
    NotEnoughData,

    /// <summary>What was seen may well be chance.</summary>
    NoDifference,

    /// <summary>A variant is better than the control.</summary>
    Better,

    /// <summary>The control is better.</summary>
    Worse,
}

/// <summary>A variant compared with the control by a two-sided test.</summary>
/// <param name="Difference">The variant less the control: of rates as a share (0.02 for two percentage points), of means in their unit.</param>
/// <param name="Lower">Where the interval of the difference begins.</param>
/// <param name="Upper">Where it ends.</param>
/// <param name="PValue">How likely a difference at least as large is where there is none; corrected for the number of comparisons.</param>
/// <param name="Statistic">z, or t.</param>
/// <param name="Freedom">The degrees of freedom of t; null for z.</param>
/// <param name="Uplift">The difference as a share of the control’s value; null where that is zero.</param>
/// <param name="IsReliable">Whether the test may be trusted: not where fewer than five conversions, or others, are to be expected in a cell.</param>
public sealed record VariantComparison(double Difference, double Lower, double Upper, double PValue, double Statistic, double? Freedom, double? Uplift, bool IsReliable)
{
    // Cochran (1954): below, the normal distribution is no good approximation.
    const double LeastExpected = 5;

    /// <summary>
    /// The two-proportion z test. It pools both rates, as they are one where there is no difference; the interval of the difference does not, as there may be one (Fleiss, Levin and Paik, <i>Statistical Methods
    /// for Rates and Proportions</i>, 2003, sections 2.3 and 2.4, without correction for continuity).
    /// </summary>
    /// <param name="control">The first variant.</param>
    /// <param name="variant">Another one.</param>
    /// <param name="comparisons">How many variants are compared with the control; p-value and interval are corrected for it (Bonferroni).</param>
    /// <returns>Null where nothing can be computed: no visitors, or all of both converted, or none.</returns>
    public static VariantComparison? OfRates(ExperimentVariant control, ExperimentVariant variant, int comparisons)
    {
        if (control.Count <= 0 || variant.Count <= 0)
            return null;
        double n1 = control.Count, n2 = variant.Count, p1 = control.Conversions / n1, p2 = variant.Conversions / n2;
        var pooled = (control.Conversions + variant.Conversions) / (n1 + n2);
        var pooledError = Math.Sqrt(pooled * (1 - pooled) * ((1 / n1) + (1 / n2)));
        if (pooledError == 0)
            return null;
        var z = (p2 - p1) / pooledError;
        var reach = Normal.Quantile(1 - (ExperimentResult.Alpha / comparisons / 2)) * Math.Sqrt((p1 * (1 - p1) / n1) + (p2 * (1 - p2) / n2));
        return new(p2 - p1, p2 - p1 - reach, p2 - p1 + reach, Math.Min(1, 2 * Normal.Tail(Math.Abs(z)) * comparisons), z, null, p1 == 0 ? null : (p2 - p1) / p1,
            Math.Min(n1, n2) * Math.Min(pooled, 1 - pooled) >= LeastExpected);
    }

    /// <summary>Welch’s t test (Welch, <i>Biometrika</i> 34, 1947), which does not ask for equal deviations; degrees of freedom by Welch and Satterthwaite.</summary>
    /// <param name="control">The first variant.</param>
    /// <param name="variant">Another one.</param>
    /// <param name="comparisons">How many variants are compared with the control; p-value and interval are corrected for it (Bonferroni).</param>
    /// <returns>Null where nothing can be computed: fewer than two values, or no deviation in either.</returns>
    public static VariantComparison? OfMeans(ExperimentVariant control, ExperimentVariant variant, int comparisons)
    {
        if (control.Count < 2 || variant.Count < 2)
            return null;
        var (first, second) = (ErrorOf(control), ErrorOf(variant));
        var error = Math.Sqrt(first + second);
        if (error == 0)
            return null;
        var freedom = (first + second) * (first + second) / ((first * first / (control.Count - 1)) + (second * second / (variant.Count - 1)));
        double before = (double)control.Mean, difference = (double)(variant.Mean - control.Mean);
        var reach = StudentT.Quantile(1 - (ExperimentResult.Alpha / comparisons / 2), freedom) * error;
        return new(difference, difference - reach, difference + reach, Math.Min(1, StudentT.TwoSided(difference / error, freedom) * comparisons), difference / error, freedom,
            before == 0 ? null : difference / Math.Abs(before), IsReliable: true);
    }

    static double ErrorOf(ExperimentVariant variant) => (double)variant.Deviation * (double)variant.Deviation / variant.Count;
}
