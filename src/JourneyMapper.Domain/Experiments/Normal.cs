namespace JourneyMapper.Domain.Experiments;

/// <summary>The standard normal distribution, to about 15 digits. Formulas of Abramowitz and Stegun, <i>Handbook of Mathematical Functions</i> (1964), chapter 26.</summary>
public static class Normal
{
    // From here on the continued fraction needs fewer terms than the series, and loses no digits far out.
    const double Far = 3;
    const int Levels = 80;

    static readonly double RootOfTwoPi = Math.Sqrt(2 * Math.PI);

    /// <summary>The probability of a value below z.</summary>
    public static double Cdf(double z) => z < 0 ? Tail(-z) : 1 - Tail(z);

    /// <summary>The probability of a value above z; far out it keeps its digits, where one less the other would lose them.</summary>
    public static double Tail(double z) => z < 0 ? 1 - Tail(-z) : z < Far ? 0.5 - FromZero(z) : Density(z) / MillsDenominator(z);

    /// <summary>The z below which a value lies with probability p.</summary>
    /// <param name="p">Between 0 and 1, without them.</param>
    public static double Quantile(double p)
    {
        if (p is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability between 0 and 1.");
        return p < 0.5 ? -UpperQuantile(p) : UpperQuantile(1 - p);
    }

    static double Density(double z) => Math.Exp(-z * z / 2) / RootOfTwoPi;

    // 26.2.11: φ(z)·(z + z³/3 + z⁵/(3·5) + …), all terms of one sign.
    static double FromZero(double z)
    {
        var (term, sum) = (z, z);
        for (var odd = 3; term > sum * 1e-17; odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return Density(z) * sum;
    }

    // 26.2.14: the tail is φ(z) divided by z + 1/(z + 2/(z + 3/(z + …))).
    static double MillsDenominator(double z)
    {
        var value = z;
        for (var level = Levels; level > 0; level--)
            value = z + (level / value);
        return value;
    }

    // Begins with 26.2.23, which is right to 4.5e-4; each of Newton's steps doubles the digits.
    static double UpperQuantile(double tail)
    {
        var t = Math.Sqrt(-2 * Math.Log(tail));
        var z = t - ((2.515517 + (0.802853 * t) + (0.010328 * t * t)) / (1 + (1.432788 * t) + (0.189269 * t * t) + (0.001308 * t * t * t)));
        for (var step = 0; step < 4; step++)
            z += (Tail(z) - tail) / Density(z);
        return z;
    }
}
