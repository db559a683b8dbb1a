using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

public sealed class TimeTextTests
{
    public TimeTextTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    [Theory]
    [InlineData(0, "no time")]
    [InlineData(1, "1 minute")]
    [InlineData(59, "59 minutes")]
    [InlineData(60, "1 hour")]
    [InlineData(61, "1 hour 1 minute")]
    [InlineData(200, "3 hours 20 minutes")]
    [InlineData(24 * 60, "1 day")]
    [InlineData((24 * 60) - 1, "23 hours 59 minutes")]
    [InlineData((2 * 24 * 60) + 200, "2 days 3 hours")]
    [InlineData((2 * 24 * 60) - 10, "2 days")]
    [InlineData(45 * 24 * 60, "1 month 15 days")]
    [InlineData(800 * 24 * 60, "2 years 2 months")]
    public void The_two_largest_units_are_said(int minutes, string said) => TimeText.About(TimeSpan.FromMinutes(minutes)).ShouldBe(said);

    [Fact]
    public void A_year_of_months_is_a_year() => TimeText.About(12 * JourneyTime.Of(TimeUnit.Month)).ShouldBe("1 year");
}
