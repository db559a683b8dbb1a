namespace JourneyMapper.Benchmarks.Measuring;

/// <summary>Times of the same work, at least one.</summary>
sealed class Samples(IEnumerable<TimeSpan> times)
{
    readonly TimeSpan[] sorted = [.. times.Order()];

    public TimeSpan Median => Percentile(50);

    public TimeSpan P95 => Percentile(95);

    // The nearest rank: always a time that was measured.
    TimeSpan Percentile(int percent) => sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100d) - 1, 0, sorted.Length - 1)];
}
