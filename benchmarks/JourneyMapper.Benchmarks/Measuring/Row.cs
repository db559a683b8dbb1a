using System.Globalization;

namespace JourneyMapper.Benchmarks.Measuring;

/// <summary>One line of the table.</summary>
/// <param name="Title">What is compared, with what, in which statistic.</param>
/// <param name="Ours">Our time.</param>
/// <param name="Baseline">The baseline's time, or why there is none.</param>
/// <param name="Ratio">Of the two.</param>
/// <param name="Target">What the ratio ought to be.</param>
/// <param name="Met">"yes" or "no", or nothing without a ratio.</param>
sealed record Row(string Title, string Ours, string Baseline, string Ratio, string Target, string Met)
{
    public static Row Of(string title, TimeSpan ours, TimeSpan baseline, Target target)
    {
        var ratio = target.Ratio(ours, baseline);
        return new(title, Milliseconds(ours), Milliseconds(baseline), target.Describe(ratio), target.ToString(), target.IsMetBy(ratio) ? "yes" : "no");
    }

    /// <summary>A comparison in which ours may take so much longer than the baseline.</summary>
    public static Row OfDifference(string title, TimeSpan ours, TimeSpan baseline, TimeSpan most) =>
        new(title, Milliseconds(ours), Milliseconds(baseline), $"+ {Milliseconds(ours - baseline)}", $"≤ + {Milliseconds(most)}", ours - baseline <= most ? "yes" : "no");

    /// <summary>A comparison of memory in bytes.</summary>
    public static Row OfMegabytes(string title, long ours, long baseline, Target target)
    {
        var ratio = (double)ours / baseline;
        return new(title, Megabytes(ours), Megabytes(baseline), target.Describe(ratio), target.ToString(), target.IsMetBy(ratio) ? "yes" : "no");
    }

    /// <summary>A time that is compared with nothing but what it may be.</summary>
    public static Row OfMost(string title, TimeSpan ours, TimeSpan most) => new(title, Milliseconds(ours), "–", "", $"≤ {Milliseconds(most)}", ours <= most ? "yes" : "no");

    /// <summary>Memory in bytes that is compared with nothing but what it may be.</summary>
    public static Row OfMostMegabytes(string title, long ours, long most) => new(title, Megabytes(ours), "–", "", $"≤ {Megabytes(most)}", ours <= most ? "yes" : "no");

    /// <summary>A comparison without a target, to know more of the one above it.</summary>
    public static Row Beside(string title, TimeSpan ours, TimeSpan baseline) => Of(title, ours, baseline, Measuring.Target.AtMost(1)) with { Target = "", Met = "" };

    /// <summary>A comparison that cannot be made here.</summary>
    public static Row Without(string title, TimeSpan ours, string reason, Target target) => new(title, Milliseconds(ours), reason, "", target.ToString(), "");

    static string Megabytes(long bytes) => (bytes / 1e6).ToString("0 'MB'", CultureInfo.InvariantCulture);

    static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(time.TotalMilliseconds < 100 ? "0.0 'ms'" : "0 'ms'", CultureInfo.InvariantCulture);
}
