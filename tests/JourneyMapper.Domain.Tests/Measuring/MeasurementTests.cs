using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Tests.Measuring;

/// <summary>Which measurements are accepted.</summary>
public sealed class MeasurementTests
{
    static readonly DateOnly Latest = new(2026, 11, 22);

    [Theory]
    [InlineData("net-promoter-score", "-100", null)]
    [InlineData("net-promoter-score", "100", null)]
    [InlineData("net-promoter-score", "-100.000001", MeasurementProblem.BelowLeast)]
    [InlineData("conversion-rate", "-0.01", MeasurementProblem.BelowLeast)]
    [InlineData("conversion-rate", "100.01", MeasurementProblem.AboveMost)]
    [InlineData("lifetime-value", "1000000000000", null)]
    [InlineData("lifetime-value", "1000000000001", MeasurementProblem.TooLarge)]
    public void A_value_lies_in_the_range_of_its_kpi(string kpi, string value, MeasurementProblem? problem) =>
        new Measurement(Latest, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).Check(Kpis.Find(kpi)!, Latest).ShouldBe(problem);

    [Theory]
    [InlineData("1999-12-31", MeasurementProblem.TooEarly)]
    [InlineData("2000-01-01", null)]
    [InlineData("2026-11-22", null)]
    [InlineData("2026-11-23", MeasurementProblem.InFuture)]
    public void A_day_is_neither_before_2000_nor_in_the_future(string day, MeasurementProblem? problem) =>
        new Measurement(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 1).Check(Kpis.All[0], Latest).ShouldBe(problem);

    [Fact]
    public void Six_decimals_of_a_value_are_kept() => new Measurement(Latest, 2.1234565m).Rounded().Value.ShouldBe(2.123457m);
}
