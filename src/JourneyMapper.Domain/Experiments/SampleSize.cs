using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Experiments;

/// <summary>How many each variant needs, so that an effect of a given size is found with a given power.</summary>
public static class SampleSize
{
    /// <summary>How often an effect of that size is to be found.</summary>
    public const double Power = 0.8;

    /// <summary>Visitors of each variant to tell two rates apart: Fleiss, Levin and Paik (2003), formula 4.14, without correction for continuity.</summary>
    /// <param name="baseline">The rate of the control, as a share between 0 and 1.</param>
    /// <param name="other">The other rate, as a share between 0 and 1.</param>
    /// <param name="alpha">How often a difference may be seen where there is none, two-sided.</param>
    /// <param name="power">How often a difference of that size is to be seen.</param>
    /// <returns>Null where the rates are equal, no shares, or so close that no such test is possible.</returns>
    public static long? OfRates(double baseline, double other, double alpha = ExperimentResult.Alpha, double power = Power)
    {
        if (baseline is not (> 0 and < 1) || other is not (> 0 and < 1) || baseline == other)
            return null;
        var mean = (baseline + other) / 2;
        var spread = (Normal.Quantile(1 - (alpha / 2)) * Math.Sqrt(2 * mean * (1 - mean))) + (Normal.Quantile(power) * Math.Sqrt((baseline * (1 - baseline)) + (other * (1 - other))));
        return Whole(spread * spread / ((other - baseline) * (other - baseline)));
    }

    /// <summary>Values of each variant to tell two means apart: twice (z₁ + z₂)² deviations over effects, and z₁²/4 as the deviation is estimated (Guenther, <i>The American Statistician</i> 35, 1981).</summary>
    /// <param name="deviation">The standard deviation within each variant.</param>
    /// <param name="effect">The difference of the means, in the same unit.</param>
    /// <param name="alpha">How often a difference may be seen where there is none, two-sided.</param>
    /// <param name="power">How often a difference of that size is to be seen.</param>
    /// <returns>Null where deviation or effect is not above 0, or where no such test is possible.</returns>
    public static long? OfMeans(double deviation, double effect, double alpha = ExperimentResult.Alpha, double power = Power)
    {
        if (deviation is not > 0 || effect is not > 0)
            return null;
        var (one, two) = (Normal.Quantile(1 - (alpha / 2)), Normal.Quantile(power));
        var ratio = (one + two) * deviation / effect;
        return Whole((2 * ratio * ratio) + (one * one / 4));
    }

    static long? Whole(double size) => size <= Limits.Visitors ? (long)Math.Ceiling(size) : null;
}
