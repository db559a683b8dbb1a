using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Tests.Measuring;

public class PeriodTests
{
    [Theory]
    [InlineData(Period.Day, "2026-11-22", "2026-11-22", "2026-11-20")]
    [InlineData(Period.Week, "2026-11-22", "2026-11-16", "2026-11-02")]
    [InlineData(Period.Week, "2026-11-16", "2026-11-16", "2026-11-02")]
    [InlineData(Period.Week, "2027-01-01", "2026-12-28", "2026-12-14")]
    [InlineData(Period.Month, "2026-01-31", "2026-01-01", "2025-11-01")]
    [InlineData(Period.Quarter, "2026-11-22", "2026-10-01", "2026-04-01")]
    [InlineData(Period.Quarter, "2026-03-31", "2026-01-01", "2025-07-01")]
    public void A_period_begins_on_its_first_day_wherever_a_day_lies_in_it(Period period, string day, string first, string twoBefore)
    {
        var given = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        period.First(given).ShouldBe(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture));
        period.Before(given, 2).ShouldBe(DateOnly.Parse(twoBefore, System.Globalization.CultureInfo.InvariantCulture));
    }
}
