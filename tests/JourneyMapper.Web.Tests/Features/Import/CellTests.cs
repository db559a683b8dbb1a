using System.Globalization;
using System.Text;
using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>What cells say is read in the chosen form, and never in another.</summary>
public sealed class CellTests
{
    [Theory]
    [InlineData("2026-11-22", DayForm.YearFirst, "2026-11-22")]
    [InlineData("2026/1/2", DayForm.YearFirst, "2026-01-02")]
    [InlineData("20261122", DayForm.YearFirst, "2026-11-22")]
    [InlineData("2026-11-22T00:00:00Z", DayForm.YearFirst, "2026-11-22")]
    [InlineData("2026-11-22 00:00", DayForm.DayFirst, "2026-11-22")]
    [InlineData("22/11/2026", DayForm.DayFirst, "2026-11-22")]
    [InlineData("1.2.2026", DayForm.DayFirst, "2026-02-01")]
    [InlineData("1.2.2026", DayForm.MonthFirst, "2026-01-02")]
    [InlineData("29/02/2024", DayForm.DayFirst, "2024-02-29")]
    [InlineData("29/02/2026", DayForm.DayFirst, null)]
    [InlineData("22/11/2026", DayForm.MonthFirst, null)]
    [InlineData("22/11/2026", DayForm.YearFirst, null)]
    [InlineData("22/11/26", DayForm.DayFirst, null)]
    [InlineData("22-11/2026", DayForm.DayFirst, null)]
    [InlineData("2026-11-22T14:30:00", DayForm.YearFirst, null)]
    [InlineData("2026-11", DayForm.YearFirst, null)]
    [InlineData("2026-11-222", DayForm.YearFirst, null)]
    [InlineData("99999999999999999999", DayForm.YearFirst, null)]
    [InlineData("today", DayForm.YearFirst, null)]
    [InlineData("", DayForm.YearFirst, null)]
    public void A_date_is_read_in_the_chosen_order(string text, DayForm form, string? expected) =>
        (DayCell.TryRead(Encoding.UTF8.GetBytes(text), form, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null).ShouldBe(expected);

    [Theory]
    [InlineData("1234.5", NumberForm.Point, "1234.5")]
    [InlineData("-0.000001", NumberForm.Point, "-0.000001")]
    [InlineData("1 234.5", NumberForm.Point, "1234.5")]
    [InlineData("1,234", NumberForm.Point, null)]
    [InlineData("1,5", NumberForm.Point, null)]
    [InlineData("1,234.5", NumberForm.PointWithCommas, "1234.5")]
    [InlineData("1,5", NumberForm.PointWithCommas, null)]
    [InlineData("1234,5", NumberForm.Comma, "1234.5")]
    [InlineData("1\u202f234,5 €", NumberForm.Comma, "1234.5")]
    [InlineData("1.5", NumberForm.Comma, null)]
    [InlineData("1.234,5", NumberForm.CommaWithPoints, "1234.5")]
    [InlineData("12.5%", NumberForm.Point, "12.5")]
    [InlineData("−3", NumberForm.Point, "-3")]
    [InlineData("1e5", NumberForm.Point, null)]
    [InlineData("1.2.3", NumberForm.Point, null)]
    [InlineData("-", NumberForm.Point, null)]
    [InlineData(".", NumberForm.Point, null)]
    [InlineData("99999999999999999999999999999999999999999999", NumberForm.Point, null)]
    [InlineData("12345678901234567890.5", NumberForm.Point, "12345678901234567890.5")]
    [InlineData("", NumberForm.Point, null)]
    public void A_number_is_read_with_the_chosen_marks(string text, NumberForm form, string? expected) =>
        (NumberCell.TryRead(Encoding.UTF8.GetBytes(text), form, "EUR", out var number) ? number.ToString("0.######", CultureInfo.InvariantCulture) : null).ShouldBe(expected);
}
