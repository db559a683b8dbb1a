using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Surveys;

/// <summary>What many customers felt at one touchpoint: computed from whole sums, so that it does not depend on the order of the answers.</summary>
/// <param name="Count">How many answers.</param>
/// <param name="Sum">Of their emotions.</param>
/// <param name="Squares">The sum of the squares of their emotions.</param>
public readonly record struct Spread(long Count, long Sum, long Squares)
{
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
            var half = StudentT.Quantile(1 - (ExperimentResult.Alpha / 2), Count - 1) * deviation / Math.Sqrt(Count);
            return (Math.Max(-Limits.Emotion, mean - half), Math.Min(Limits.Emotion, mean + half));
        }
    }

    /// <summary>The step of the scale that stands for the mean on a map: halves go away from zero; null without answers.</summary>
    public int? Step => Mean is { } mean ? (int)Math.Round(mean, MidpointRounding.AwayFromZero) : null;
}
