using JourneyMapper.Web.Shared;
namespace JourneyMapper.Web.Features.Kpis;

/// <summary>From values and days to places in a picture.</summary>
public sealed class ChartScale
{
    readonly double least;
    readonly double most;
    readonly double top;
    readonly double height;

    /// <summary>A scale that holds all these values, with round numbers at its marks.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="top">Where the largest lies, in pixels from the top.</param>
    /// <param name="height">From the largest to the smallest.</param>
    public ChartScale(IEnumerable<decimal> values, double top, double height)
    {
        (this.top, this.height) = (top, height);
        double[] all = [.. values.Select(value => (double)value)];
        var (low, high) = (all.Min(), all.Max());
        if (high - low < Math.Max(Math.Abs(high), 1) * 1e-9)
            (low, high) = (low - Math.Max(Math.Abs(low) * 0.1, 0.5), high + Math.Max(Math.Abs(high) * 0.1, 0.5));
        var step = Step((high - low) / 3);
        // Nothing lies on the very edge, and what cannot be negative begins at zero.
        least = Math.Floor((low - ((high - low) * 0.04)) / step) * step;
        if (low >= 0)
            least = Math.Max(0, least);
        most = Math.Ceiling((high + ((high - low) * 0.04)) / step) * step;
        var marks = (int)Math.Round((most - least) / step);
        Marks = [.. Enumerable.Range(0, marks + 1).Select(mark => (decimal)Math.Round(least + (mark * step), 9))];
    }

    /// <summary>The values where lines are drawn, from the bottom up.</summary>
    public IReadOnlyList<decimal> Marks { get; }

    /// <summary>Where a value lies, in pixels from the top; what is beyond the scale lies on its edge.</summary>
    public double Y(decimal value) => top + (height * (1 - Math.Clamp(((double)value - least) / (most - least), 0, 1)));

    static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * power;
    }
}
