using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Kpis.Cells;

namespace JourneyMapper.Web.Tests.Features.Kpis;

/// <summary>Cells that were copied from a spreadsheet are all understood, or each that is not says why.</summary>
public sealed class PastedRowsTests
{
    static readonly Kpi Conversion = Domain.Catalogue.Kpis.Find(MeasuringRoom.Conversion)!;

    [Fact]
    public void Dates_and_numbers_are_those_of_the_culture_and_iso_dates_are_understood_everywhere()
    {
        Read("2026-11-01\t2.5\n3 November 2026\t3%\r\n\n04 Nov 2026\t1.25\t\t", "en").Measurements
            .ShouldBe([new(new(2026, 11, 1), 2.5m), new(new(2026, 11, 3), 3), new(new(2026, 11, 4), 1.25m)]);
        Read("2026-11-01\t2,5\n03/11/2026;not parted by a tab\n", "fr").Wrong.Select(row => row.Number).ShouldBe([2]);
        Read("03/11/2026;2,5\n4 novembre 2026;3 %", "fr").Measurements.ShouldBe([new(new(2026, 11, 3), 2.5m), new(new(2026, 11, 4), 3)]);
    }

    [Fact]
    public void Titles_in_the_first_row_are_left_out_but_a_wrong_row_is_not_taken_for_titles()
    {
        var rows = Read("Date\tConversion\n2026-11-01\t2", "en");
        rows.HasHeader.ShouldBeTrue();
        rows.Rows.ShouldHaveSingleItem().Number.ShouldBe(2);
        Read("2026-11-31\t2\n2026-11-01\t2", "en").Wrong.ShouldHaveSingleItem().Number.ShouldBe(1);
        Read("Date\tConversion", "en").Wrong.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("2026-11-01", "Two columns")]
    [InlineData("2026-11-01\t2\t3", "Two columns")]
    [InlineData("yesterday\t2", "“yesterday” is no date")]
    [InlineData("2026-02-30\t2", "“2026-02-30” is no date")]
    [InlineData("2026-11-01\t2,5", "“2,5” is no number. Write it like 1,234.5.")]
    [InlineData("2026-11-01\t=1+1", "“=1+1” is no number")]
    [InlineData("2026-11-01\t101", "At most 100%")]
    [InlineData("2026-11-01\t-1", "At least 0%")]
    [InlineData("2026-11-23\t1", "still to come")]
    [InlineData("1999-12-31\t1", "Not before")]
    [InlineData("2026-11-02\t1\n2026-11-02\t1", "comes twice")]
    public void A_row_that_is_not_accepted_says_why_and_keeps_all_others_out(string text, string why)
    {
        var rows = Read("2026-10-01\t2\n" + text, "en");
        rows.Wrong.ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain(why);
        rows.Measurements.ShouldBeEmpty();
    }

    [Fact]
    public void Cells_are_read_as_an_import_reads_them()
    {
        Read("Jan 31, 2026\t2.5%\n31-déc.-25\t2.6\n45688;2.7\n2026-02,2.8", "en").Measurements
            .ShouldBe([new(new(2026, 1, 31), 2.5m), new(new(2025, 12, 31), 2.6m), new(new(2025, 1, 31), 2.7m), new(new(2026, 2, 1), 2.8m)]);
        var some = Read("2026-01-31\tn/a\n2026-02-28\t\n2026-03-31\t3", "en");
        (some.Empty, some.Measurements.Count).ShouldBe((2, 1));
        PastedRows.Read("2026-01-31\tUSD 5", Domain.Catalogue.Kpis.Find("acquisition-cost")!, "EUR", MeasuringRoom.Today, CultureInfo.InvariantCulture).Wrong.ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain("EUR");
    }

    [Fact]
    public void What_can_be_read_in_two_ways_is_asked()
    {
        var open = Read("03/04/2026\t0.0251", "en");
        open.IsOpen.ShouldBeTrue();
        open.Measurements.ShouldBeEmpty();
        (open.OpenDay, open.OpenPercent).ShouldBe(("03/04/2026", ("0.0251", 0.0251m)));
        var said = PastedRows.Read("03/04/2026\t0.0251", Conversion, "EUR", MeasuringRoom.Today, CultureInfo.CurrentCulture, new(DayForm.DayFirst, PercentForm.Fractions));
        said.Measurements.ShouldBe([new(new(2026, 4, 3), 2.51m)]);
        Read("03/04/2026\t2,5", "fr").Measurements.ShouldBe([new(new(2026, 4, 3), 2.5m)]);
    }

    [Fact]
    public void More_rows_than_are_taken_at_once_are_refused_together()
    {
        var line = string.Concat(Enumerable.Range(0, PastedRows.Most).Select(day => $"{MeasuringRoom.Today.AddDays(-day):yyyy-MM-dd}\t1\n"));
        Read("Date\tValue\n" + line, "en").Measurements.Count.ShouldBe(PastedRows.Most);
        var more = Read(line + "2000-01-01\t1", "en");
        more.TooMany.ShouldBeTrue();
        more.Measurements.ShouldBeEmpty();
    }

    static PastedRows Read(string text, string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return PastedRows.Read(text, Conversion, "EUR", MeasuringRoom.Today, CultureInfo.CurrentCulture);
    }
}
