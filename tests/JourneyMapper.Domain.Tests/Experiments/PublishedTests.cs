using JourneyMapper.Domain.Experiments;

namespace JourneyMapper.Domain.Tests.Experiments;

/// <summary>Tests and sample sizes against published examples.</summary>
public sealed class PublishedTests
{
    // A poll of Time, 18 April 1994, in Pennsylvania State University's STAT 415, lesson 9.4: 351 of 605 non-smokers and 41 of 195 smokers were for a tax; z = 8.99.
    [Fact]
    public void Two_proportions_have_the_z_of_a_textbook()
    {
        var found = VariantComparison.OfRates(Rate(195, 41), Rate(605, 351), comparisons: 1).ShouldNotBeNull();
        found.Statistic.ShouldBe(8.99, 0.005);
        found.PValue.ShouldBeLessThan(1e-15);
        found.Freedom.ShouldBeNull();
        found.IsReliable.ShouldBeTrue();
    }

    // Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 1 (asymptotic, without correction): 56/70 − 48/80, and 9/10 − 3/10.
    [Theory]
    [InlineData(80, 48, 70, 56, 0.0575, 0.3425)]
    [InlineData(10, 3, 10, 9, 0.2605, 0.9395)]
    public void Their_difference_has_the_interval_of_a_paper(long n1, long x1, long n2, long x2, double lower, double upper)
    {
        var found = VariantComparison.OfRates(Rate(n1, x1), Rate(n2, x2), comparisons: 1).ShouldNotBeNull();
        found.Lower.ShouldBe(lower, 0.00005);
        found.Upper.ShouldBe(upper, 0.00005);
    }

    // The field trial of Salk's vaccine, 1954: 57 of 200,745 against 142 of 201,229. Freedman, Pisani and Purves, Statistics, chapter 27: about 6 standard errors.
    [Fact]
    public void A_rare_event_in_two_large_groups_is_told_apart()
    {
        var found = VariantComparison.OfRates(Rate(201_229, 142), Rate(200_745, 57), comparisons: 1).ShouldNotBeNull();
        found.Statistic.ShouldBe(-6.0, 0.05);
        found.Uplift.ShouldNotBeNull().ShouldBe(-0.598, 0.001);
    }

    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.3 (AUTO83B.DAT): miles per gallon of 249 American and 79 Japanese cars, variances not assumed equal.
    [Fact]
    public void Welch_finds_the_t_and_the_degrees_of_freedom_of_the_handbook()
    {
        var found = VariantComparison.OfMeans(Mean(79, 30.48101m, 6.107710m), Mean(249, 20.14458m, 6.414700m), comparisons: 1).ShouldNotBeNull();
        found.Statistic.ShouldBe(-12.94627, 0.00005);
        found.Freedom.ShouldNotBeNull().ShouldBe(136.8750, 0.0005);
        found.Difference.ShouldBe(-10.33643, 0.000005);
    }

    // Student, Biometrika 6 (1908): additional sleep by two drugs, ten each; as printed by t.test in the manual of R: t = -1.8608, df = 17.776, p-value = 0.07939, interval -3.3654832 to 0.2054832.
    [Fact]
    public void Welch_finds_the_p_value_and_the_interval_of_a_classic()
    {
        var found = VariantComparison.OfMeans(Mean(10, 2.33m, 2.002249011m), Mean(10, 0.75m, 1.789009719m), comparisons: 1).ShouldNotBeNull();
        found.Statistic.ShouldBe(-1.8608, 0.00005);
        found.Freedom.ShouldNotBeNull().ShouldBe(17.776, 0.0005);
        found.PValue.ShouldBe(0.07939, 0.000005);
        found.Lower.ShouldBe(-3.3654832, 0.0000005);
        found.Upper.ShouldBe(0.2054832, 0.0000005);
    }

    // The manual of R, power.prop.test: 0.50 against 0.75 with power 0.90 needs 76.7. With the default power, 0.60 against 0.70 needs 356 (Fleiss, Levin and Paik, 2003, section 4.2.1, before the correction).
    [Theory]
    [InlineData(0.50, 0.75, 0.90, 77)]
    [InlineData(0.75, 0.50, 0.90, 77)]
    [InlineData(0.60, 0.70, 0.80, 356)]
    public void Two_rates_need_as_many_visitors_as_was_published(double baseline, double other, double power, long expected) =>
        SampleSize.OfRates(baseline, other, power: power).ShouldBe(expected);

    // Cohen, Psychological Bulletin 112 (1992), table 2, α = 0.05 and power 0.80: 64 for a medium effect of half a deviation, 26 for a large one of 0.8; 393 for a small one of 0.2, rounded there.
    [Theory]
    [InlineData(0.5, 64)]
    [InlineData(0.8, 26)]
    [InlineData(0.2, 394)]
    public void Two_means_need_as_many_values_as_was_published(double effect, long expected) => SampleSize.OfMeans(1, effect).ShouldBe(expected);

    [Fact]
    public void What_cannot_be_planned_has_no_size()
    {
        SampleSize.OfRates(0.1, 0.1).ShouldBeNull();
        SampleSize.OfRates(0, 0.1).ShouldBeNull();
        SampleSize.OfRates(0.9, 1).ShouldBeNull();
        SampleSize.OfRates(0.1, 0.1 + 1e-9).ShouldBeNull();
        SampleSize.OfMeans(0, 1).ShouldBeNull();
        SampleSize.OfMeans(1, 0).ShouldBeNull();
        SampleSize.OfMeans(1e6, 1e-6).ShouldBeNull();
    }

    // What the sizes promise: an effect of exactly that size has the p-value of the threshold when it is seen as it is, moved by the share of the power.
    [Fact]
    public void With_the_size_that_is_needed_the_planned_effect_is_significant()
    {
        var n = SampleSize.OfRates(0.1, 0.12).ShouldNotBeNull();
        var found = VariantComparison.OfRates(Rate(n, (long)(n * 0.1)), Rate(n, (long)(n * 0.12)), comparisons: 1).ShouldNotBeNull();
        found.PValue.ShouldBe(2 * Normal.Tail(Normal.Quantile(0.975) + Normal.Quantile(0.8)), 0.0005);
    }

    static ExperimentVariant Rate(long count, long conversions) => new() { Id = Guid.NewGuid(), Count = count, Conversions = conversions };

    static ExperimentVariant Mean(long count, decimal mean, decimal deviation) => new() { Id = Guid.NewGuid(), Count = count, Mean = mean, Deviation = deviation };
}
