using System.IO.Compression;
using System.Text;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Tests.Features.Kpis;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>Sheets of workbooks are read as tables; what is no honest workbook is refused with a reason, at the cost of an honest one.</summary>
public sealed class WorkbookTests : IAsyncLifetime
{
    static readonly string[] Titles = ["Touchpoint", "KPI", "Date", "Value"];

    ImportRoom room = null!;

    public async ValueTask InitializeAsync() => room = await ImportRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Dates_percentages_and_shared_texts_are_what_the_sheet_shows()
    {
        var workbook = TestWorkbook.Of("", ["<si><t>Store</t></si>", "<si><r><t>Conversion</t></r><r><t xml:space=\"preserve\"> rate</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"], ("Values",
            TestWorkbook.Texts(1, Titles)
            + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\" s=\"1\"><v>46053</v></c><c r=\"D3\" s=\"2\"><f>1/39.84</f><v>2.5100000000000001E-2</v></c></row>"
            + "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c s=\"3\"><v>46081.75</v></c><c><v>2.6</v></c></row>"));
        (await TextAsync(workbook)).ShouldBe("Touchpoint,KPI,Date,Value\n\nStore,Conversion rate,2026-01-31,2.51%\nStore,Conversion rate,2026-02-28,2.6");
        await using var table = await OpenAsync(workbook);
        var choices = (await room.SuggestAsync(table.File)).Suggestion!.Choices;
        await using var import = ((ImportCheck.Done)await room.Import.CheckAsync(MeasuringRoom.Member(), table.File, choices)).Import;
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBeOfType<ImportOutcome.Done>();
        (await room.StoredAsync()).Select(row => new Measurement(row.On, row.Value)).ShouldBe([new(new(2026, 1, 31), 2.51m), new(new(2026, 2, 28), 2.6m)]);
    }

    [Fact]
    public async Task Days_that_count_from_1904_are_the_same_days() =>
        (await TextAsync(TestWorkbook.Of("<workbookPr date1904=\"1\"/>", null, ("A", "<row r=\"1\"><c s=\"1\"><v>44591</v></c></row>")))).ShouldBe("2026-01-31");

    [Fact]
    public async Task Cells_with_quotes_commas_and_breaks_stay_one_cell_and_one_line() =>
        (await TextAsync(TestWorkbook.Of(("A", TestWorkbook.Texts(1, "one, \"two\"&#10;three", "", "four"))))).ShouldBe("\"one, \"\"two\"\"\u2028three\",,four");

    [Fact]
    public async Task One_of_several_sheets_is_chosen_and_the_first_that_holds_something_is_suggested()
    {
        await using var table = await OpenAsync(TestWorkbook.Of(("Cover", ""), ("Values", TestWorkbook.Texts(1, Titles)), ("More", TestWorkbook.Texts(2, "x"))));
        table.Sheets.ShouldBe(["Cover", "Values", "More"]);
        table.Sheet.ShouldBe(1);
        await table.ChooseSheetAsync(2, TestContext.Current.CancellationToken);
        (table.Sheet, table.File.Size).ShouldBe((2, 2));
        await table.ChooseSheetAsync(7, TestContext.Current.CancellationToken);
        table.Sheet.ShouldBe(2);
    }

    [Fact]
    public async Task Macros_and_links_to_elsewhere_are_not_opened()
    {
        var parts = new List<(string, string)>
        {
            ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Gone\" r:id=\"a\"/><sheet name=\"Here\" r:id=\"b\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"a\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/><Relationship Id=\"b\" Target=\"/xl/worksheets/sheet1.xml\"/></R>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet><sheetData>{TestWorkbook.Texts(1, "x")}</sheetData></worksheet>"),
            ("xl/vbaProject.bin", "macro"),
        };
        await using var table = await OpenAsync(TestWorkbook.Zip(parts));
        table.Sheets.ShouldBe(["Here"]);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"5\"/><row r=\"4\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1048577\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row>")]
    public async Task A_sheet_that_no_program_writes_is_refused(string sheet) => (await ProblemAsync(Sheet(sheet))).Kind.ShouldBe(FileProblemKind.Broken);

    [Fact]
    public async Task Elements_within_one_another_and_endless_texts_are_refused()
    {
        (await ProblemAsync(Sheet("<worksheet>" + string.Concat(Enumerable.Repeat("<x>", 100_000))))).Kind.ShouldBe(FileProblemKind.Broken);
        (await ProblemAsync(Sheet($"<worksheet><sheetData><row><c t=\"str\"><v>{new string('x', 3_000_000)}</v></c></row></sheetData></worksheet>"))).Kind.ShouldBe(FileProblemKind.Broken);
        (await ProblemAsync(Sheet($"<worksheet a=\"{new string('x', 3_000_000)}\"><sheetData/></worksheet>"))).Kind.ShouldBe(FileProblemKind.Broken);
    }

    [Fact]
    public async Task A_bomb_is_stopped_before_it_has_unpacked_and_holds_no_memory()
    {
        var bomb = Bomb();
        bomb.Length.ShouldBeLessThan(1_000_000);
        (await ProblemAsync(bomb)).Kind.ShouldBe(FileProblemKind.Bomb);
        await using var upload = new MemoryStream(bomb);
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Should.ThrowAsync<FileProblemException>(() => UploadedTable.OpenAsync(upload, ImportLimits.Default, room.NewFile));
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(100_000_000);
    }

    [Fact]
    public async Task Too_many_parts_sheets_columns_and_texts_are_refused()
    {
        (await ProblemAsync(TestWorkbook.Zip(Enumerable.Range(0, 6000).Select(number => ($"p{number}", ""))))).Kind.ShouldBe(FileProblemKind.Broken);
        (await ProblemAsync(TestWorkbook.Of([.. Enumerable.Range(0, 201).Select(number => ($"S{number}", ""))]))).Kind.ShouldBe(FileProblemKind.TooManySheets);
        (await ProblemAsync(Sheet("<worksheet><sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>"))).Kind.ShouldBe(FileProblemKind.TooManyColumns);
        room.Limits = room.Limits with { SharedTexts = 100 };
        (await ProblemAsync(TestWorkbook.Of("", [.. Enumerable.Range(0, 30).Select(number => $"<si><t>text {number}</t></si>")], ("A", TestWorkbook.Texts(1, "x"))))).Kind.ShouldBe(FileProblemKind.TooManyTexts);
    }

    [Fact]
    public async Task Other_files_under_the_name_of_a_workbook_say_what_they_are()
    {
        (await ProblemAsync(TestWorkbook.Zip(("word/document.xml", "<x/>")))).Kind.ShouldBe(FileProblemKind.NoWorkbook);
        (await ProblemAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])).Kind.ShouldBe(FileProblemKind.OldWorkbook);
        (await ProblemAsync("PK\u0003\u0004 and nothing else"u8.ToArray())).Kind.ShouldBe(FileProblemKind.Broken);
        var cut = TestWorkbook.Of(("A", TestWorkbook.Texts(1, Titles)));
        (await ProblemAsync(cut[..(cut.Length / 2)])).Kind.ShouldBe(FileProblemKind.Broken);
    }

    // A row of a gigabyte of spaces between its cells.
    static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Parts())
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }

            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            sheet.Write("<worksheet><sheetData>"u8);
            var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<x></x>", 10_000)));
            for (var i = 0; i < 3000; i++)
                sheet.Write(rows);
            sheet.Write("</sheetData></worksheet>"u8);
        }

        return file.ToArray();
    }

    static byte[] Sheet(string xml) => TestWorkbook.Zip([.. Parts(), ("xl/worksheets/sheet1.xml", xml)]);

    static (string, string)[] Parts() =>
    [
        ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" r:id=\"a\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></R>"),
    ];

    Task<UploadedTable> OpenAsync(byte[] workbook) => UploadedTable.OpenAsync(new MemoryStream(workbook), room.Limits, room.NewFile);

    async Task<string> TextAsync(byte[] workbook)
    {
        await using var table = await OpenAsync(workbook);
        table.File.Problem.ShouldBeNull();
        table.File.Content.Position = 0;
        using var reader = new StreamReader(table.File.Content, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    async Task<FileProblem> ProblemAsync(byte[] workbook) => (await Should.ThrowAsync<FileProblemException>(() => OpenAsync(workbook))).Problem;
}
