using System.Text;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Kpis.Cells;
using JourneyMapper.Web.Tests.Features.Kpis;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>Files as tools export them: with notes around the table, cells that say nothing, and dates and values in their own ways.</summary>
public sealed class RealExportsTests : IAsyncLifetime
{
    ImportRoom room = null!;

    public async ValueTask InitializeAsync() => room = await ImportRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_template_is_imported_with_the_rows_that_are_filled_in()
    {
        var id = room.Measuring.Store.Id;
        (await room.FileProblemAsync($"Touchpoint ID,Touchpoint,KPI,Date,Value\n{id},Store,conversion-rate,,\n")).Kind.ShouldBe(FileProblemKind.NoValues);
        var import = await room.ReadAsync($"\uFEFFTouchpoint ID,Journey,Touchpoint,KPI,Date,Value\r\n{id},Buying a road bike,Store,Net Promoter Score (NPS),,\r\n{id},Buying a road bike,Store,Conversion rate,2026-01-31,2.5\r\n");
        import.Counts.ShouldBe(new ImportCounts(1, 0, 0, 0, Empty: 1));
        await StoredAsync(import, new Measurement(new(2026, 1, 31), 2.5m));
    }

    [Fact]
    public async Task Cells_that_say_that_there_is_no_value_leave_their_row_out()
    {
        var import = await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2025-01-31,n/a", "Store,conversion-rate,2025-02-28,", "Store,conversion-rate,2025-03-31,#N/A", "Store,conversion-rate,,-", "Store,conversion-rate,2025-04-30,2.6"));
        import.Counts.ShouldBe(new ImportCounts(1, 0, 0, 0, Empty: 4));
        (await room.OnlyProblemAsync(ImportRoom.Csv("Store,conversion-rate,2025-04-30,#REF!"))).Kind.ShouldBe(RowProblemKind.NoNumber);
    }

    [Fact]
    public async Task Lines_around_the_table_are_no_rows()
    {
        const string Banner = "# ----------------------------------------\n# Traffic acquisition; all users, 2025\n\nReport,Conversions\nPeriod,2025-01-01,2025-01-31\n\n";
        const string Table = "\"Touchpoint\",\"KPI\",\"Date\",\"Value\"\n\"Store\",\"Conversion rate\",\"1/15/2025\",\"2.5%\"\n\"Store\",\"Conversion rate\",\"2/15/2025\",\"2.6%\"\n\"Grand total\",,,\"5.1%\"\n";
        const string Notes = "\n\n\"Confidential Information - Do Not Distribute\"\nCopyright (c) 2000-2025, some company, inc.\n";
        var file = await room.FileAsync(Banner + Table + Notes);
        var choices = (await room.SuggestAsync(file)).Suggestion!.Choices;
        choices.Format.ShouldBe(new CsvFormat(',', CsvEncoding.Utf8, HasHeader: true, FirstLine: 7));
        choices.Days.ShouldBe(DayForm.MonthFirst);
        var import = await room.ReadAsync(Banner + Table + Notes);
        import.Counts.ShouldBe(new ImportCounts(2, 0, 0, 0, Around: 3));
        await StoredAsync(import, new Measurement(new(2025, 1, 15), 2.5m), new Measurement(new(2025, 2, 15), 2.6m));
    }

    [Fact]
    public async Task A_line_that_says_nothing_in_the_middle_of_the_rows_is_wrong_and_so_is_a_file_of_such_lines()
    {
        (await room.OnlyProblemAsync(ImportRoom.Csv("Store,conversion-rate,2025-01-31,1", "A note", "Store,conversion-rate,2025-02-28,1"))).ShouldSatisfyAllConditions(
            problem => problem.Line.ShouldBe(3), problem => problem.Kind.ShouldBe(RowProblemKind.Cells));
        (await room.ReadAsync(ImportRoom.Csv("A note", "Another"), choices => choices with { Days = DayForm.YearFirst, Numbers = NumberForm.Point })).Counts.Wrong.ShouldBe(2);
        var many = await room.ReadAsync(ImportRoom.Csv(["Store,conversion-rate,2025-01-31,1", .. Enumerable.Range(0, 30).Select(number => $"Unreadable {number}")]));
        many.Counts.ShouldSatisfyAllConditions(counts => counts.Wrong.ShouldBeGreaterThan(20), counts => counts.Fine.ShouldBe(1));
    }

    [Fact]
    public async Task Amounts_say_their_currency_and_another_one_is_refused_with_its_reason()
    {
        await room.Measuring.PutAsync(room.Measuring.Store with { Id = Guid.NewGuid(), Name = "Ads", Kpis = [new("acquisition-cost", null, null)] });
        var import = await room.ReadAsync(ImportRoom.Csv("Ads,acquisition-cost,2025-01-31,\"EUR 1,234.56\"", "Ads,acquisition-cost,2025-02-28,\"€1,000\""));
        import.Counts.ShouldBe(new ImportCounts(2, 0, 0, 0));
        await StoredAsync(import, new Measurement(new(2025, 1, 31), 1234.56m), new Measurement(new(2025, 2, 28), 1000));
    }

    [Fact]
    public async Task An_amount_in_another_currency_is_never_taken_for_one_in_the_workspaces()
    {
        await room.Measuring.PutAsync(room.Measuring.Store with { Id = Guid.NewGuid(), Name = "Ads", Kpis = [new("acquisition-cost", null, null)] });
        (await room.OnlyProblemAsync(ImportRoom.Csv("Ads,acquisition-cost,2025-02-15,\"USD 1,234.56\""))).ShouldBe(new RowProblem(2, ImportField.Value, RowProblemKind.OtherCurrency, "USD 1,234.56"));
    }

    [Theory]
    [InlineData("31 Dec 2024", "\"Jan 31, 2025\"")]
    [InlineData("31 décembre 2024", "31-janv.-25")]
    [InlineData("12/31/24", "1/31/25")]
    [InlineData("45657", "45688")]
    [InlineData("2024-12-31T23:59:59Z", "2025-01-31 08:00")]
    public async Task Dates_are_read_in_the_ways_in_which_tools_write_them(string first, string second) => await StoredAsync(
        await room.ReadAsync(ImportRoom.Csv($"Store,conversion-rate,{first},2.5", $"Store,conversion-rate,{second},2.6")), new Measurement(new(2024, 12, 31), 2.5m), new Measurement(new(2025, 1, 31), 2.6m));

    [Fact]
    public async Task Fractions_where_percentages_are_meant_are_asked_about()
    {
        var text = ImportRoom.Csv("Store,Conversion rate,2025-01-31,0.0251", "Store,Conversion rate,2025-02-28,0.0262", "Store,net-promoter-score,2025-02-28,0.5");
        var file = await room.FileAsync(text);
        var index = await room.Import.IndexAsync(JourneyDatabase.Reader);
        var choices = (await room.SuggestAsync(file)).Suggestion!.Choices;
        ImportSuggestion.AskPercents(file, choices, index).ShouldBe(new PercentQuestion("0.0251", 0.0251m));
        (choices with { Percents = null }).IsComplete.ShouldBeFalse();
        ImportSuggestion.AskPercents(await room.FileAsync(ImportRoom.Csv("Store,Conversion rate,2025-01-31,0.0251", "Store,Conversion rate,2025-02-28,2.5")), choices, index).ShouldBeNull();
        ImportSuggestion.AskPercents(await room.FileAsync(ImportRoom.Csv("Store,net-promoter-score,2025-01-31,0.0251")), choices, index).ShouldBeNull();

        var import = await room.ReadAsync(text, suggested => suggested with { Percents = PercentForm.Fractions });
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBeOfType<ImportOutcome.Done>();
        (await room.StoredAsync()).Select(row => row.Value).Order().ShouldBe([0.5m, 2.51m, 2.62m]);
    }

    [Fact]
    public async Task A_column_for_each_month_is_read_and_empty_cells_are_left_out()
    {
        const string Table = "Touchpoint;KPI;janv. 2025;févr. 2025;mars 2025\nStore;conversion-rate;2,5;;2,7\nStore;net-promoter-score;n/a;40;x\n";
        var choices = (await room.SuggestAsync(await room.FileAsync(Table))).Suggestion!.Choices;
        (choices.Layout, choices.Columns, choices.IsComplete).ShouldBe((TableLayout.Dates, new ImportColumns(null, 0, 1, null, null), true));
        var import = await room.ReadAsync(Table);
        import.Counts.ShouldBe(new ImportCounts(3, 1, 0, 0));
        import.Problems.First.ShouldHaveSingleItem().ShouldBe(new RowProblem(3, ImportField.Value, RowProblemKind.NoNumber, "x", Column: 4));
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell, leaveOutWrong: true)).ShouldBeOfType<ImportOutcome.Done>().Added.ShouldBe(3);
        (await room.StoredAsync()).Select(row => (row.On, row.Value)).Order().ShouldBe([(new(2025, 1, 1), 2.5m), (new(2025, 2, 1), 40), (new(2025, 3, 1), 2.7m)]);
    }

    [Fact]
    public async Task A_column_for_each_KPI_is_read_and_the_preview_shows_each_value()
    {
        const string Table = "Touchpoint,Month,Conversion rate,Net Promoter Score (NPS)\nStore,2025-01,2.5,40\nStore,2025-02,2.6,41\n";
        var file = await room.FileAsync(Table);
        var choices = (await room.SuggestAsync(file)).Suggestion!.Choices;
        (choices.Layout, choices.Columns).ShouldBe((TableLayout.Kpis, new ImportColumns(null, 0, null, 1, null)));
        var preview = ImportPreview.Read(file, choices, await room.Import.IndexAsync(JourneyDatabase.Reader), MeasuringRoom.Today);
        preview.Rows.Select(row => (row.Line, row.Target!.Kpi.Id, row.Day, row.Value)).ShouldBe(
            [(2, MeasuringRoom.Conversion, new(2025, 1, 1), 2.5m), (2, MeasuringRoom.Nps, new(2025, 1, 1), 40), (3, MeasuringRoom.Conversion, new(2025, 2, 1), 2.6m), (3, MeasuringRoom.Nps, new(2025, 2, 1), 41)]);
        (await room.ReadAsync(Table)).Counts.ShouldBe(new ImportCounts(4, 0, 0, 0));
    }

    [Fact]
    public async Task Titles_that_are_neither_dates_nor_KPIs_make_no_wide_table()
    {
        (await room.FileProblemAsync(ImportRoom.Csv("Store,conversion-rate,2025-01-31,1"), choices => choices with { Layout = TableLayout.Dates })).Kind.ShouldBe(FileProblemKind.NoDateTitles);
        (await room.FileProblemAsync(ImportRoom.Csv("Store,conversion-rate,2025-01-31,1"), choices => choices with { Layout = TableLayout.Kpis })).Kind.ShouldBe(FileProblemKind.NoKpiTitles);
    }

    [Fact]
    public async Task Wrong_rows_are_left_out_on_request_and_come_back_as_they_were()
    {
        var text = ImportRoom.Csv("Store,conversion-rate,2026-11-20,1", "=Nowhere,conversion-rate,2026-11-20,-5", "Store,conversion-rate,2026-11-20,2", "Store,conversion-rate,2026-11-19,3");
        var import = await room.ReadAsync(text);
        import.Counts.ShouldBe(new ImportCounts(2, 2, 0, 0));
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBe(new ImportOutcome.NothingRecorded(2));
        using var refused = new MemoryStream();
        var file = await room.FileAsync(text);
        await RefusedRows.WriteAsync(refused, file, (await room.SuggestAsync(file)).Suggestion!.Choices.Format, import.Problems.First, (await room.Import.IndexAsync(JourneyDatabase.Reader)).Kpis);
        var lines = Encoding.UTF8.GetString(refused.ToArray()).Trim('\uFEFF', '\r', '\n').Split("\r\n");
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe($"Touchpoint,KPI,Date,Value,{JourneyMapper.Web.Resources.ImportText.Reason}");
        lines[1].ShouldStartWith("'=Nowhere,conversion-rate,2026-11-20,-5,");
        lines[2].ShouldStartWith("Store,conversion-rate,2026-11-20,2,");

        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell, leaveOutWrong: true)).ShouldBeOfType<ImportOutcome.Done>().Added.ShouldBe(2);
        (await room.StoredAsync()).Select(row => row.Value).Order().ShouldBe([1, 3]);
    }

    async Task StoredAsync(CheckedImport import, params Measurement[] expected)
    {
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBeOfType<ImportOutcome.Done>();
        (await room.StoredAsync()).Select(row => new Measurement(row.On, row.Value)).OrderBy(measurement => measurement.On).ShouldBe(expected);
    }
}
