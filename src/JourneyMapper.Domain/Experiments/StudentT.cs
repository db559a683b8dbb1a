namespace JourneyMapper.Domain.Experiments;

/// <summary>
/// Student’s t distribution, to about 12 digits, by the regularised incomplete beta function I<sub>x</sub>(ν/2, ½) with x = ν/(ν + t²): Abramowitz and Stegun (1964), 26.7.1. Its continued fraction is 8.17.22 of
/// the NIST <i>Digital Library of Mathematical Functions</i>, evaluated as Lentz (1976) does.
/// </summary>
public static class StudentT
{
    // From here on the normal distribution differs by less than 1e-9.
    const double Normally = 1e9;
    const int MostTerms = 200_000;
    const int MostSteps = 100;
    const double Precision = 1e-15;
    const double Tiny = 1e-300;

    /// <summary>The probability of a value below t.</summary>
    /// <param name="t">The value.</param>
    /// <param name="freedom">Degrees of freedom ν, above 0; they need not be whole.</param>
    public static double Cdf(double t, double freedom) => t < 0 ? TwoSided(t, freedom) / 2 : 1 - (TwoSided(t, freedom) / 2);

    /// <summary>The probability of a value at least as far from zero as t, on either side.</summary>
    /// <param name="t">The value.</param>
    /// <param name="freedom">Degrees of freedom ν, above 0; they need not be whole.</param>
    public static double TwoSided(double t, double freedom)
    {
        if (freedom > Normally)
            return 2 * Normal.Tail(Math.Abs(t));
        var (a, part) = (freedom / 2, t * t / freedom);
        var (x, rest) = (1 / (1 + part), part / (1 + part));
        // x^a·(1 − x)^½ / B(a, ½), where 1/B(a, ½) = Γ(a + ½)/(Γ(a)·√π).
        var front = Math.Exp(-a * LogOnePlus(part)) * Math.Sqrt(rest) * GammaRatio(a) / Math.Sqrt(Math.PI);
        return x < (a + 1) / (a + 2.5) ? front * BetaFraction(a, 0.5, x) / a : 1 - (front * BetaFraction(0.5, a, rest) / 0.5);
    }

    /// <summary>The t below which a value lies with probability p.</summary>
    /// <param name="p">Between 0 and 1, without them.</param>
    /// <param name="freedom">Degrees of freedom ν, at least 1.</param>
    public static double Quantile(double p, double freedom)
    {
        if (p is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability between 0 and 1.");
        if (p < 0.5)
            return -Quantile(1 - p, freedom);
        // Above zero the curve bends down, and the normal quantile is never too far out: Newton’s steps climb to it from below.
        var t = Normal.Quantile(p);
        for (var i = 0; i < MostSteps; i++)
        {
            var step = (p - Cdf(t, freedom)) / Density(t, freedom);
            t += step;
            if (Math.Abs(step) <= 1e-13 * (1 + t))
                break;
        }

        return t;
    }

    static double Density(double t, double freedom) =>
        freedom > Normally ? Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI)
        : GammaRatio(freedom / 2) / Math.Sqrt(Math.PI * freedom) * Math.Exp(-(freedom + 1) / 2 * LogOnePlus(t * t / freedom));

    // ln(1 + u), which keeps its digits where u is small.
    static double LogOnePlus(double u) => u < 0.5 ? 2 * Math.Atanh(u / (2 + u)) : Math.Log(1 + u);

    // Γ(a + ½)/Γ(a): by the asymptotic series where a is large, led there by Γ(a + 1) = a·Γ(a).
    static double GammaRatio(double a)
    {
        const double Large = 100;
        var factor = 1.0;
        for (; a < Large; a++)
            factor *= a / (a + 0.5);
        var inverse = 1 / a;
        return factor * Math.Sqrt(a) * (1 + (inverse * ((-1.0 / 8) + (inverse * ((1.0 / 128) + (inverse * ((5.0 / 1024) - (inverse * 21 / 32768))))))));
    }

    static double BetaFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / Kept(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Kept(1 + (even * d));
            c = Kept(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Kept(1 + (odd * d));
            c = Kept(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
                break;
        }

        return value;

        static double Kept(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }
}
