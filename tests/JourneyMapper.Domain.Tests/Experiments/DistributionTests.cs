using JourneyMapper.Domain.Experiments;

namespace JourneyMapper.Domain.Tests.Experiments;

/// <summary>Distributions against published tables.</summary>
public sealed class DistributionTests
{
    // Abramowitz and Stegun (1964), table 26.1, and 26.2 for what lies far out.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.691462461274013)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(1.96, 0.975002104851780)]
    [InlineData(2.99, 0.998605112767640)]
    [InlineData(3, 0.998650101968370)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(-3, 0.00134989803163009)]
    [InlineData(-6, 9.86587645037698e-10)]
    public void The_normal_distribution_has_the_values_of_the_table(double z, double expected) => Normal.Cdf(z).ShouldBe(expected, Math.Max(expected * 1e-11, 1e-20));

    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1; more digits by OEIS A220510 (0.975) and Wichura, Algorithm AS 241 (1988).
    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.575829303548901)]
    [InlineData(0.8, 0.841621233572914)]
    [InlineData(0.5, 0)]
    [InlineData(0.25, -0.674489750196082)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    public void Normal_quantiles_are_those_of_the_table(double p, double expected) => Normal.Quantile(p).ShouldBe(expected, 1e-12);

    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: critical values of Student's t, three decimals.
    [Theory]
    [InlineData(0.9, 1, 3.078)]
    [InlineData(0.975, 1, 12.706)]
    [InlineData(0.99, 1, 31.821)]
    [InlineData(0.975, 2, 4.303)]
    [InlineData(0.95, 4, 2.132)]
    [InlineData(0.975, 5, 2.571)]
    [InlineData(0.99, 9, 2.821)]
    [InlineData(0.975, 10, 2.228)]
    [InlineData(0.995, 10, 3.169)]
    [InlineData(0.975, 30, 2.042)]
    [InlineData(0.995, 60, 2.660)]
    [InlineData(0.975, 100, 1.984)]
    public void Quantiles_of_t_are_those_of_the_table(double p, double freedom, double expected)
    {
        StudentT.Quantile(p, freedom).ShouldBe(expected, 0.00051);
        StudentT.Quantile(1 - p, freedom).ShouldBe(-expected, 0.00051);
    }

    // With one degree of freedom t is Cauchy's distribution, with two it has a closed form as well.
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1.5)]
    [InlineData(20)]
    [InlineData(-4)]
    public void With_one_and_two_degrees_of_freedom_t_is_what_can_be_written_down(double t)
    {
        StudentT.Cdf(t, 1).ShouldBe(0.5 + (Math.Atan(t) / Math.PI), 1e-13);
        StudentT.Cdf(t, 2).ShouldBe(0.5 + (t / (2 * Math.Sqrt(2 + (t * t)))), 1e-13);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.96)]
    [InlineData(4.5)]
    public void With_more_and_more_degrees_of_freedom_t_becomes_normal(double t)
    {
        var normal = 2 * Normal.Tail(t);
        double[] differences = [.. ((double[])[1e2, 1e4, 1e6, 1e8, 1e10]).Select(freedom => StudentT.TwoSided(t, freedom) - normal)];
        differences.ShouldBe(differences.OrderDescending());
        // The first term of the series in 1/ν, Abramowitz and Stegun 26.7.8, tells how far it still is at each of them.
        for (var (i, freedom) = (1, 1e4); i < 4; i++, freedom *= 100)
            (differences[i] * freedom).ShouldBe(t * ((t * t) + 1) / 2 * Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI), 0.02);
        differences[^1].ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Quantiles_lead_back_to_their_probabilities()
    {
        foreach (var p in (double[])[1e-6, 0.0125, 0.2, 0.5, 0.77, 0.975, 0.99375, 0.9999])
        {
            Normal.Cdf(Normal.Quantile(p)).ShouldBe(p, 1e-14);
            foreach (var freedom in (double[])[1, 1.7, 12.345, 250, 1e5, 1e12])
                StudentT.Cdf(StudentT.Quantile(p, freedom), freedom).ShouldBe(p, 1e-11);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_has_no_quantile(double p)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Normal.Quantile(p));
        Should.Throw<ArgumentOutOfRangeException>(() => StudentT.Quantile(p, 5));
    }
}
