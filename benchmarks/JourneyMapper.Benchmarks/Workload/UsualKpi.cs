using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Workload;

/// <summary>How a KPI usually comes out: invented, but within what teams see.</summary>
/// <param name="Id">A built-in KPI.</param>
/// <param name="Level">Around which value it lies.</param>
/// <param name="Spread">How far from it most values are.</param>
sealed record UsualKpi(string Id, double Level, double Spread)
{
    public static readonly UsualKpi[] All =
    [
        new("conversion-rate", 2.6, 0.7), new("bounce-rate", 44, 9), new("time-on-site", 150, 40), new("page-views", 4.2, 1), new("open-rate", 22, 5),
        new("click-through-rate", 3.1, 0.9), new("acquisition-cost", 48, 12), new("lifetime-value", 640, 120), new("satisfaction", 76, 8), new("net-promoter-score", 31, 14),
    ];

    /// <summary>A target near the level, and a margin.</summary>
    public KpiTarget Target() => new(Id, Rounded(Level), Rounded(Spread / 2));

    /// <summary>A value.</summary>
    /// <param name="random">Says which.</param>
    /// <param name="year">The time in years: values swing with the seasons.</param>
    /// <param name="place">Where the touchpoint stands among others, from −1 to 1.</param>
    public decimal Value(Random random, double year, double place) =>
        Rounded(Level + (Spread * ((0.6 * place) + (0.35 * Math.Sin(2 * Math.PI * (year + (place / 3)))) + (0.3 * (random.NextDouble() - 0.5)))));

    static decimal Rounded(double value) => Math.Round((decimal)Math.Max(value, 0.1), 2);
}
