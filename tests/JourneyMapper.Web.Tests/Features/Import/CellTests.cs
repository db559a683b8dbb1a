using System.Globalization;
using System.Text;
using JourneyMapper.Web.Features.Kpis.Cells;

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
    [InlineData("22/11/26", DayForm.DayFirst, "2026-11-22")]
    [InlineData("11/22/26", DayForm.MonthFirst, "2026-11-22")]
    [InlineData("26-11-22", DayForm.YearFirst, null)]
    [InlineData("22-11/2026", DayForm.DayFirst, null)]
    [InlineData("2026-11-22T14:30:00", DayForm.YearFirst, "2026-11-22")]
    [InlineData("2026-11-22T14:30:00.125+01:00", DayForm.YearFirst, "2026-11-22")]
    [InlineData("11/22/2026 2:30 PM", DayForm.MonthFirst, "2026-11-22")]
    [InlineData("22/11/2026 14h30", DayForm.DayFirst, "2026-11-22")]
    [InlineData("2026-11-22 somewhen", DayForm.YearFirst, null)]
    [InlineData("2026-11", DayForm.YearFirst, "2026-11-01")]
    [InlineData("2026/1", DayForm.DayFirst, "2026-01-01")]
    [InlineData("202611", DayForm.YearFirst, "2026-11-01")]
    [InlineData("11/2026", DayForm.YearFirst, "2026-11-01")]
    [InlineData("13/2026", DayForm.YearFirst, null)]
    [InlineData("11.2026", DayForm.DayFirst, null)]
    [InlineData("45678", DayForm.YearFirst, "2025-01-21")]
    [InlineData("45678.75", DayForm.DayFirst, "2025-01-21")]
    [InlineData("36526", DayForm.DayFirst, "2000-01-01")]
    [InlineData("45678x", DayForm.DayFirst, null)]
    [InlineData("31 Dec 2024", DayForm.YearFirst, "2024-12-31")]
    [InlineData("Jan 31, 2025", DayForm.DayFirst, "2025-01-31")]
    [InlineData("January 31st, 2025", DayForm.MonthFirst, "2025-01-31")]
    [InlineData("Tuesday, 31 December 2024", DayForm.YearFirst, "2024-12-31")]
    [InlineData("1er février 2025", DayForm.MonthFirst, "2025-02-01")]
    [InlineData("mardi 5 août 2025", DayForm.YearFirst, "2025-08-05")]
    [InlineData("31-déc.-24", DayForm.YearFirst, "2024-12-31")]
    [InlineData("2025-Jan-05", DayForm.DayFirst, "2025-01-05")]
    [InlineData("Mar 2026", DayForm.YearFirst, "2026-03-01")]
    [InlineData("janv.-25", DayForm.DayFirst, "2025-01-01")]
    [InlineData("Dec-24", DayForm.YearFirst, "2024-12-01")]
    [InlineData("Dec 24", DayForm.YearFirst, null)]
    [InlineData("Jan 31, 2025 14:30:00", DayForm.YearFirst, "2025-01-31")]
    [InlineData("31 Foo 2024", DayForm.YearFirst, null)]
    [InlineData("31 Feb 2024", DayForm.YearFirst, null)]
    [InlineData("May campaign 2025", DayForm.YearFirst, null)]
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
    [InlineData("EUR 1,234.56", NumberForm.PointWithCommas, "1234.56")]
    [InlineData("1.234,56 EUR", NumberForm.CommaWithPoints, "1234.56")]
    [InlineData("-€5", NumberForm.Point, "-5")]
    [InlineData("(1,234.56)", NumberForm.PointWithCommas, "-1234.56")]
    [InlineData("(€5)", NumberForm.Point, "-5")]
    [InlineData("(-5)", NumberForm.Point, null)]
    [InlineData("USD 5", NumberForm.Point, null)]
    [InlineData("$5", NumberForm.Point, null)]
    [InlineData("5 km", NumberForm.Point, null)]
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

    [Theory]
    [InlineData("", true)]
    [InlineData("N/A", true)]
    [InlineData("#N/A", true)]
    [InlineData("-", true)]
    [InlineData("–", true)]
    [InlineData("(not set)", true)]
    [InlineData("#DIV/0!", true)]
    [InlineData("0", false)]
    [InlineData("#REF!", false)]
    [InlineData("none of them", false)]
    public void Cells_say_in_many_ways_that_there_is_no_value(string text, bool expected) => NumberCell.IsNothing(Encoding.UTF8.GetBytes(text)).ShouldBe(expected);

    [Theory]
    [InlineData("USD 1,234.56", "EUR", "USD")]
    [InlineData("£5", "EUR", "£")]
    [InlineData("$5", "CAD", null)]
    [InlineData("EUR 5", "EUR", null)]
    [InlineData("five", "EUR", null)]
    public void An_amount_in_another_currency_is_known_as_one(string text, string currency, string? expected) => NumberCell.OtherCurrency(Encoding.UTF8.GetBytes(text), currency).ShouldBe(expected);

    [Fact]
    public void Values_that_may_all_be_fractions_of_one_are_asked_about()
    {
        CellForms.OpenPercent(["1", "0.0251"], NumberForm.Point).ShouldBe(("0.0251", 0.0251m));
        CellForms.OpenPercent(["0.0251", "2.5"], NumberForm.Point).ShouldBeNull();
        CellForms.OpenPercent(["0.0251%", "1"], NumberForm.Point).ShouldBeNull();
        CellForms.OpenPercent(["n/a", "1", "0"], NumberForm.Point).ShouldBeNull();
    }
}
