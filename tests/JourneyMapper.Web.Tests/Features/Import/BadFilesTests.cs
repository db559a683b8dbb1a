using System.Text;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Kpis.Cells;
using JourneyMapper.Web.Tests.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>Whatever is in a file, the answer is a reason that helps, and nothing of it is stored.</summary>
public sealed class BadFilesTests : IAsyncLifetime
{
    const string Good = "Store,conversion-rate,2026-11-20,1";

    ImportRoom room = null!;

    public async ValueTask InitializeAsync() => room = await ImportRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task An_empty_file_and_one_with_titles_only_say_so()
    {
        (await room.FileProblemAsync("")).Kind.ShouldBe(FileProblemKind.Empty);
        (await room.FileProblemAsync("\n\n\n")).Kind.ShouldBe(FileProblemKind.Empty);
        (await room.FileProblemAsync("Touchpoint,KPI,Date,Value\r\n", Complete)).Kind.ShouldBe(FileProblemKind.OnlyTitles);
    }

    [Fact]
    public async Task A_wrong_delimiter_leaves_one_column_and_says_so() =>
        (await room.FileProblemAsync(ImportRoom.Csv(Good), choices => choices with { Format = choices.Format with { Delimiter = ';' } })).ShouldBe(new(FileProblemKind.MissingColumn, 1));

    [Fact]
    public async Task A_file_of_two_encodings_names_the_line_that_is_not_UTF8()
    {
        byte[] mixed = [.. Encoding.UTF8.GetBytes(ImportRoom.Csv("Café,conversion-rate,2026-11-20,1", "")), .. Encoding.Latin1.GetBytes("Café,conversion-rate,2026-11-21,1")];
        (await room.FileProblemAsync(mixed)).ShouldBe(new(FileProblemKind.NotUtf8, 3));
    }

    [Theory]
    [InlineData("utf-8", false, CsvEncoding.Utf8)]
    [InlineData("utf-8", true, CsvEncoding.Utf8)]
    [InlineData("utf-16", true, CsvEncoding.Utf16)]
    [InlineData("utf-16BE", true, CsvEncoding.Utf16BigEndian)]
    [InlineData("latin1", false, CsvEncoding.Windows1252)]
    public async Task An_encoding_is_recognised_with_and_without_its_mark(string name, bool marked, CsvEncoding expected)
    {
        await room.Measuring.PutAsync(room.Measuring.Store with { Id = Guid.NewGuid(), Name = "Café « Où »" });
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(ImportRoom.Csv("Café « Où »,conversion-rate,2026-11-20,1"))];
        (await room.FileAsync(bytes)).Encoding.ShouldBe(expected);
        var import = (await room.CheckAsync(bytes)).ShouldBeOfType<ImportCheck.Done>().Import;
        import.Counts.ShouldBe(new ImportCounts(1, 0, 0, 0));
    }

    [Fact]
    public async Task Quotes_delimiters_and_line_breaks_within_cells_are_part_of_them()
    {
        await room.Measuring.PutAsync(room.Measuring.Store with { Id = Guid.NewGuid(), Name = "The \"big\", shop" });
        var text = "\"Note\",\"Touchpoint\",KPI,Date,Value\r\n\"two\r\nlines, and \"\"quotes\"\"\",\"The \"\"big\"\", shop\",conversion-rate,2026-11-20,\"1\"\r\n,Store,conversion-rate,2026-11-20,-5\r\n";
        (await room.OnlyProblemAsync(text)).ShouldBe(new RowProblem(4, ImportField.Value, RowProblemKind.BelowLeast, "-5", MeasuringRoom.Conversion));
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_is_told_with_its_line()
    {
        (await room.OnlyProblemAsync(ImportRoom.Csv(Good, "\"Store,conversion-rate,2026-11-21,1", Good, Good))).ShouldSatisfyAllConditions(
            problem => problem.Line.ShouldBe(3), problem => problem.Kind.ShouldBeOneOf(RowProblemKind.OpenQuote, RowProblemKind.Cells));
        room.Limits = room.Limits with { Row = 2000 };
        var endless = ImportRoom.Csv([Good, "\"Store,conversion-rate,2026-11-21,1", .. Enumerable.Repeat(Good, 5000)]);
        (await room.FileProblemAsync(endless)).ShouldBe(new(FileProblemKind.RowTooLong, 3));
    }

    [Fact]
    public async Task A_quotation_mark_in_the_middle_of_a_cell_is_told() =>
        (await room.OnlyProblemAsync(ImportRoom.Csv(Good, "Sto\"re,conversion-rate,2026-11-21,1"))).ShouldSatisfyAllConditions(
            problem => problem.Line.ShouldBe(3), problem => problem.Kind.ShouldBe(RowProblemKind.Quotes));

    [Fact]
    public async Task A_line_of_ten_million_characters_is_refused_without_being_held_in_memory()
    {
        var bytes = Encoding.UTF8.GetBytes(ImportRoom.Csv(Good, new string('x', 10_000_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        FileScan.Read(new MemoryStream(bytes), ImportLimits.Default.Row).Problem.ShouldBe(new(FileProblemKind.LineTooLong, 3));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
        (await room.FileProblemAsync(bytes)).ShouldBe(new(FileProblemKind.LineTooLong, 3));
    }

    [Fact]
    public async Task A_long_line_of_two_bytes_a_character_is_refused_as_well()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(ImportRoom.Csv(Good, new string('x', 2_000_000)))];
        (await room.FileProblemAsync(bytes)).Kind.ShouldBe(FileProblemKind.RowTooLong);
    }

    [Fact]
    public async Task NUL_bytes_are_no_text() => (await room.FileProblemAsync(ImportRoom.Csv(Good, "Sto\0re,conversion-rate,2026-11-20,1"))).ShouldBe(new(FileProblemKind.NoText, 3));

    [Fact]
    public async Task Too_many_rows_are_stopped_where_the_limit_is()
    {
        room.Limits = room.Limits with { Rows = 100 };
        (await room.FileProblemAsync(ImportRoom.Csv([.. Enumerable.Range(0, 101).Select(day => $"Store,conversion-rate,{MeasuringRoom.Today.AddDays(-day):yyyy-MM-dd},1")]))).ShouldBe(new(FileProblemKind.TooManyRows, 100));
        (await room.ReadAsync(ImportRoom.Csv([.. Enumerable.Range(0, 100).Select(day => $"Store,conversion-rate,{MeasuringRoom.Today.AddDays(-day):yyyy-MM-dd},1")]))).Counts.Fine.ShouldBe(100);
    }

    [Fact]
    public async Task Too_large_a_file_and_too_many_columns_are_refused()
    {
        (await room.FileProblemAsync(string.Join(',', Enumerable.Range(0, 300)) + "\n")).Kind.ShouldBe(FileProblemKind.TooManyColumns);
        room.Limits = room.Limits with { File = 20 };
        (await room.FileProblemAsync(ImportRoom.Csv(Good))).ShouldBe(new(FileProblemKind.TooLarge, 20));
    }

    [Fact]
    public async Task All_problems_are_counted_and_a_bounded_number_is_kept()
    {
        room.Limits = room.Limits with { Problems = 10 };
        var import = await room.ReadAsync(ImportRoom.Csv([.. Enumerable.Repeat("Nowhere,conversion-rate,2026-11-20,x", 50)]));
        import.Counts.Wrong.ShouldBe(50);
        import.Problems.Count.ShouldBe(100);
        import.Problems.First.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("=1+1,conversion-rate,2026-11-20,1", ImportField.Touchpoint, RowProblemKind.UnknownTouchpoint, "=1+1")]
    [InlineData("Nowhere,conversion-rate,2026-11-20,1", ImportField.Touchpoint, RowProblemKind.UnknownTouchpoint, "Nowhere")]
    [InlineData("0b54b4a5-6f3c-4d3a-9f5f-0d9f4d6c6a77,conversion-rate,2026-11-20,1", ImportField.Touchpoint, RowProblemKind.UnknownTouchpoint, "0b54b4a5-6f3c-4d3a-9f5f-0d9f4d6c6a77")]
    [InlineData("Store,no-such-kpi,2026-11-20,1", ImportField.Kpi, RowProblemKind.UnknownKpi, "no-such-kpi")]
    [InlineData("Store,bounce-rate,2026-11-20,1", ImportField.Kpi, RowProblemKind.NotMeasuredBy, "bounce-rate")]
    [InlineData("Store,,2026-11-20,1", ImportField.Kpi, RowProblemKind.Missing, "")]
    [InlineData("Store,conversion-rate,2026-11-24,1", ImportField.Date, RowProblemKind.InFuture, "2026-11-24")]
    [InlineData("Store,conversion-rate,1999-12-31,1", ImportField.Date, RowProblemKind.TooEarly, "1999-12-31")]
    [InlineData("Store,conversion-rate,2026-02-30,1", ImportField.Date, RowProblemKind.NoDate, "2026-02-30")]
    [InlineData("Store,conversion-rate,,1", ImportField.Date, RowProblemKind.Missing, "")]
    [InlineData("Store,conversion-rate,2026-11-20,100.5", ImportField.Value, RowProblemKind.AboveMost, "100.5")]
    [InlineData("Store,conversion-rate,2026-11-20,-0.1", ImportField.Value, RowProblemKind.BelowLeast, "-0.1")]
    [InlineData("Store,conversion-rate,2026-11-20,\"12,5\"", ImportField.Value, RowProblemKind.NoNumber, "12,5")]
    [InlineData("Store,conversion-rate,2026-11-20,\"1,234\"", ImportField.Value, RowProblemKind.NoNumber, "1,234")]
    [InlineData("Store,conversion-rate,2026-11-20,NaN", ImportField.Value, RowProblemKind.NoNumber, "NaN")]
    [InlineData("Store,conversion-rate,2026-11-20,=A1", ImportField.Value, RowProblemKind.NoNumber, "=A1")]
    public async Task A_row_that_cannot_be_recorded_says_where_and_why(string row, ImportField field, RowProblemKind kind, string text)
    {
        var problem = await room.OnlyProblemAsync(ImportRoom.Csv(Good, Good.Replace("-20", "-19"), row), choices => choices with { Numbers = NumberForm.Point });
        (problem.Line, problem.Field, problem.Kind, problem.Text).ShouldBe((4, field, kind, text));
    }

    [Fact]
    public async Task A_row_with_too_few_or_too_many_cells_is_told_and_empty_ones_do_no_harm()
    {
        (await room.OnlyProblemAsync(ImportRoom.Csv(Good, "Store,conversion-rate,2026-11-21"))).ShouldBe(new RowProblem(3, null, RowProblemKind.Cells, "Store", Number: 4));
        (await room.OnlyProblemAsync(ImportRoom.Csv(Good, "Store,conversion-rate,2026-11-21,2,5"))).Kind.ShouldBe(RowProblemKind.Cells);
        (await room.ReadAsync(ImportRoom.Csv(Good, "Store,conversion-rate,2026-11-21,2,,", ",,,", "", "Store,conversion-rate,2026-11-19,2"))).Counts.ShouldBe(new ImportCounts(3, 0, 0, 0));
    }

    [Fact]
    public async Task Touchpoints_of_another_workspace_and_of_the_trash_are_unknown()
    {
        var theirs = new Journey { Id = Guid.NewGuid(), Title = "Theirs", Touchpoints = [room.Measuring.Store with { Id = Guid.NewGuid(), Name = "Their store", Rank = Rank.Between(null, null) }] };
        await new JourneyStore(room.Measuring.Contexts, TimeProvider.System).CreateAsync(JourneyDatabase.OtherWorkspace, Guid.NewGuid(), theirs);
        var trashed = await room.Measuring.PutAsync(room.Measuring.Store with { Id = Guid.NewGuid(), Name = "Old store" });
        await using (var db = await room.Measuring.Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == trashed.Id).ExecuteUpdateAsync(row => row.SetProperty(journey => journey.TrashedAt, DateTimeOffset.UtcNow));
        foreach (var name in (string[])["Their store", theirs.Touchpoints[0].Id.ToString(), "Old store", trashed.Touchpoints[0].Id.ToString()])
            (await room.OnlyProblemAsync(ImportRoom.Csv(Good, $"{name},conversion-rate,2026-11-21,1"))).Kind.ShouldBe(RowProblemKind.UnknownTouchpoint);
    }

    [Fact]
    public async Task A_name_that_several_touchpoints_have_asks_for_the_journey_or_the_id()
    {
        var other = await room.Measuring.PutAsync(room.Measuring.Store with { Id = Guid.NewGuid() });
        (await room.OnlyProblemAsync(ImportRoom.Csv(Good))).Kind.ShouldBe(RowProblemKind.NameInManyJourneys);
        (await room.OnlyProblemAsync($"Journey,Touchpoint,KPI,Date,Value\nBuying a road bike,{Good}")).Kind.ShouldBe(RowProblemKind.NameTwice);
        (await room.OnlyProblemAsync($"Journey,Touchpoint,KPI,Date,Value\nNo such journey,{Good}")).Kind.ShouldBe(RowProblemKind.UnknownJourney);

        var import = await room.ReadAsync($"Journey,Touchpoint,KPI,Date,Value\n{other.Id},{Good}\n,{room.Measuring.Store.Id},conversion-rate,2026-11-20,1");
        import.Counts.ShouldBe(new ImportCounts(2, 0, 0, 0));
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBeOfType<ImportOutcome.Done>().Journeys.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_touchpoint_of_another_journey_than_the_row_says_is_told()
    {
        await room.Measuring.PutAsync(room.Measuring.Store with { Id = Guid.NewGuid(), Name = "Shop" });
        await using (var db = await room.Measuring.Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id != room.Measuring.Journey.Id).ExecuteUpdateAsync(row => row.SetProperty(journey => journey.Title, "Another"));
        (await room.OnlyProblemAsync($"Journey,Touchpoint,KPI,Date,Value\nAnother,{Good}")).Kind.ShouldBe(RowProblemKind.NotInJourney);
    }

    static ImportChoices Complete(ImportChoices choices) => choices with { Columns = new(null, 0, 1, 2, 3), Days = DayForm.YearFirst, Numbers = NumberForm.Point };
}
