using System.Globalization;

namespace JourneyMapper.Benchmarks.Measuring;

/// <summary>What a ratio ought to be.</summary>
/// <param name="Times">The bound.</param>
/// <param name="Faster">True: at least so many times faster than the baseline. False: at most so many times its time.</param>
sealed record Target(double Times, bool Faster)
{
    public static Target AtLeastFaster(double times) => new(times, Faster: true);

    public static Target AtMost(double times) => new(times, Faster: false);

    public double Ratio(TimeSpan ours, TimeSpan baseline) => Faster ? baseline / ours : ours / baseline;

    public bool IsMetBy(double ratio) => Faster ? ratio >= Times : ratio <= Times;

    public string Describe(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}×{(Faster ? " faster" : "")}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Faster ? "≥" : "≤")} {Times:0.0#}×{(Faster ? " faster" : "")}");
}
