namespace JourneyMapper.Domain.Coverage;

/// <summary>Points are counted in whole tenths, so that the sums shown add up exactly.</summary>
static class Tenths
{
    /// <summary>A score that nothing is taken from.</summary>
    public const int Full = 1000;

    public static int Of(IEnumerable<Deduction> deductions) => (int)(deductions.Sum(deduction => deduction.Points) * 10);

    /// <summary>Whole points, half a point rounded up, never below 0.</summary>
    public static int Rounded(int tenths) => Divided(Math.Max(0, tenths), 10);

    /// <summary>Half rounded up, for numbers that are not negative.</summary>
    public static int Divided(int number, int by) => ((2 * number) + by) / (2 * by);
}
