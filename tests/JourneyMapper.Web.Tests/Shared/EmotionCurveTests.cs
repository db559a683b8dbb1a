using System.Globalization;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>The geometry of the emotion curve.</summary>
public sealed class EmotionCurveTests
{
    [Theory]
    [InlineData(2, 10)]
    [InlineData(0, 60)]
    [InlineData(-2, 110)]
    [InlineData(0.5, 47.5)]
    public void Good_is_high_and_bad_is_low(double emotion, double y) => EmotionCurve.Y(emotion, 10, 110).ShouldBe(y);

    [Fact]
    public void The_curve_is_level_at_both_ends_of_each_piece() =>
        EmotionCurve.Line([new(0, 10), new(40, 30)]).ShouldBe("M0 10C20 10 20 30 40 30");

    [Fact]
    public void The_curve_goes_through_all_points_in_order() =>
        EmotionCurve.Line([new(0, 0), new(10, 5), new(30, 1.234)]).ShouldBe("M0 0C5 0 5 5 10 5C20 5 20 1.23 30 1.23");

    [Fact]
    public void No_point_gives_no_path_and_one_gives_a_dot()
    {
        EmotionCurve.Line([]).ShouldBeEmpty();
        EmotionCurve.Line([new(3, 4)]).ShouldBe("M3 4h0");
        EmotionCurve.Area([new(3, 4)], 0).ShouldBeEmpty();
    }

    [Fact]
    public void The_area_closes_on_the_level() =>
        EmotionCurve.Area([new(0, 10), new(40, 30)], 20).ShouldBe("M0 10C20 10 20 30 40 30L40 20L0 20Z");

    [Fact]
    public void Numbers_have_a_point_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            EmotionCurve.Area([new(.5, 1.5), new(2.5, 3.5)], 2.25).ShouldNotContain(',');
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
