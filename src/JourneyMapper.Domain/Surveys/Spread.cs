using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Surveys;

/// <summary>What many customers felt at one touchpoint: computed from whole sums, so that it does not depend on the order of the answers.</summary>
/// <param name="Count">How many answers.</param>
/// <param name="Sum">Of their emotions.</param>
/// <param name="Squares">The sum of the squares of their emotions.</param>
public readonly record struct Spread(long Count, long Sum, long Squares)
{
    // Two-sided 95 % quantiles of Student's t distribution for 1 to 30 degrees of freedom.
    static readonly double[] Quantiles =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <summary>The mean emotion, from −2 to +2; null without answers.</summary>
    public double? Mean => Count == 0 ? null : (double)Sum / Count;

    /// <summary>The standard deviation of the sample (with n − 1); null for fewer than two answers.</summary>
    public double? Deviation => Count < 2 ? null : Math.Sqrt(Math.Max(0, ((double)Count * Squares) - ((double)Sum * Sum)) / Count / (Count - 1));

    /// <summary>The interval that holds the mean of all customers in 95 of 100 such samples (mean ± t·s/√n), within the scale; null for fewer than two answers.</summary>
    public (double Low, double High)? Interval
    {
        get
        {
            if (Mean is not { } mean || Deviation is not { } deviation)
                return null;
            var half = Quantile(Count - 1) * deviation / Math.Sqrt(Count);
            return (Math.Max(-Limits.Emotion, mean - half), Math.Min(Limits.Emotion, mean + half));
        }
    }

    /// <summary>The step of the scale that stands for the mean on a map: halves go away from zero; null without answers.</summary>
    public int? Step => Mean is { } mean ? (int)Math.Round(mean, MidpointRounding.AwayFromZero) : null;

    // Beyond the table the next smaller degrees of freedom count: the interval is rather a little too wide.
    static double Quantile(long freedom) => freedom switch
    {
        <= 30 => Quantiles[freedom - 1],
        < 40 => 2.042,
        < 60 => 2.021,
        < 120 => 2.000,
        < 1000 => 1.980,
        _ => 1.962,
    };
}
