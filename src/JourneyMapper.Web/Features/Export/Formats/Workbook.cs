using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>
/// Tables as an Excel workbook, a sheet each (ECMA-376, SpreadsheetML). Numbers, days and percentages are what they are; texts are inline strings, which no program takes for formulas, and those that begin
/// like one are marked as texts, so that they stay ones when somebody edits the cell.
/// </summary>
static partial class Workbook
{
    // Of a cell, by Excel's specification.
    const int LongestText = 32_767;

    // Of the name of a sheet.
    const int LongestName = 31;

    const string Opaque = "FF";

    // In points. A row higher than a third of a screen hides its neighbours.
    const double LineHeight = 15;
    const double HighestRow = 243;

    // In characters.
    const int WidestOnPaper = 260;

    // The first day that Excel counts, less one; it believes 1900 to be a leap year, so days before March 1900 would be wrong, and there are none.
    static readonly DateOnly Epoch = new(1899, 12, 30);

    enum Look : uint
    {
        Text,
        Heading,
        Number,
        Percent,
        Day,
        Formula,
        Money,
    }

    /// <summary>Writes the workbook.</summary>
    /// <param name="file">Where; must be able to seek, and stays open.</param>
    /// <param name="title">What the properties of the file say.</param>
    /// <param name="tables">The sheets.</param>
    /// <param name="currency">Of amounts of money: three letters of ISO 4217.</param>
    public static void Write(Stream file, string title, IReadOnlyList<ExportTable> tables, string currency)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        document.PackageProperties.Title = XmlText.Of(title);
        document.PackageProperties.Creator = "JourneyMapper";
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles(currency);
        var sheets = new Sheets();
        var names = new DefinedNames();
        foreach (var (i, table) in tables.Index())
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            WriteSheet(part, table, isFirst: i == 0);
            var name = SheetName(table.Title);
            sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)i + 1, Name = name });
            // The rows of the heading are printed on each page.
            names.Append(new DefinedName($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
        }

        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(sheets, names);
    }

    static void WriteSheet(WorksheetPart part, ExportTable table, bool isFirst)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        // Wider ones would be too small to read on one sheet of paper.
        if (table.Columns.Sum(column => column.Width) <= WidestOnPaper)
            writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        // The heading and the first two columns, which say what a row is, stay in sight.
        writer.WriteElement(new SheetViews(new SheetView(new Pane { HorizontalSplit = 2, VerticalSplit = 1, TopLeftCell = "C2", ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
            TabSelected = isFirst,
        }));
        writer.WriteElement(new Columns(table.Columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [.. table.Columns.Select(column => column.Heading)], Look.Heading, table.Columns);
        foreach (var (i, row) in table.Rows.Index())
            WriteRow(writer, (uint)i + 2, row, Look.Text, table.Columns);
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{ColumnName(table.Columns.Count - 1)}{(table.Rows.Count + 1).ToString(CultureInfo.InvariantCulture)}" });
        writer.WriteElement(new PageSetup { Orientation = OrientationValues.Landscape, FitToHeight = 0 });
        writer.WriteEndElement();
    }

    static void WriteRow(OpenXmlWriter writer, uint number, object?[] values, Look look, IReadOnlyList<ExportColumn> columns)
    {
        // Not every program finds out by itself how high a row of wrapped texts is.
        var lines = values.Zip(columns, (value, column) => value is string text ? text.Split('\n').Sum(line => 1 + (line.Length / column.Width)) : 1).Max();
        writer.WriteStartElement(new Row { RowIndex = number, Height = Math.Min((lines * LineHeight) + 3, HighestRow), CustomHeight = true });
        for (var i = 0; i < values.Length; i++)
            if (CellOf(values[i], look) is { } cell)
            {
                cell.CellReference = $"{ColumnName(i)}{number.ToString(CultureInfo.InvariantCulture)}";
                writer.WriteElement(cell);
            }

        writer.WriteEndElement();
    }

    static Cell? CellOf(object? value, Look look) => value switch
    {
        null or "" => null,
        decimal number => NumberCell(number, Look.Number),
        DateOnly day => NumberCell(day.DayNumber - Epoch.DayNumber, Look.Day),
        KpiFigure { Unit: KpiUnit.Percent } percent => NumberCell(percent.Value / 100, Look.Percent),
        KpiFigure { Unit: KpiUnit.Money } money => NumberCell(money.Value, Look.Money),
        KpiFigure other => NumberCell(other.Value, Look.Number),
        string text => new Cell(new InlineString(new Text(Storable(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = (uint)(look == Look.Text && text[0] is '=' or '+' or '-' or '@' ? Look.Formula : look),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    static Cell NumberCell(decimal number, Look look) => new(new CellValue(number)) { DataType = CellValues.Number, StyleIndex = (uint)look };

    // What looks like Excel's way to write a character (_x000D_) is written so that it stays a text.
    static string Storable(string text) => Escapes().Replace(XmlText.Of(text.Length <= LongestText ? text : text[..LongestText]), "_x005F$0");

    static string SheetName(string title)
    {
        var name = string.Concat(title.Select(letter => letter is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? '-' : letter));
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    static string ColumnName(int index)
    {
        const int Letters = 26;
        var name = "";
        for (var rest = index; rest >= 0; rest = (rest / Letters) - 1)
            name = (char)('A' + (rest % Letters)) + name;
        return name;
    }

    static Stylesheet Styles(string currency)
    {
        const uint Percents = 164;
        const uint Amounts = 165;
        const uint ShortDay = 14;
        var plain = new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" });
        var bold = new Font(new Bold(), new FontSize { Val = 11 }, new Color { Rgb = Opaque + ExportColours.Paper }, new FontName { Val = "Calibri" });
        CellFormat Format(uint number, bool wrap = false) => new() { NumberFormatId = number, ApplyNumberFormat = number != 0, FontId = 0, FillId = 0, BorderId = 0, Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap ? true : null }, ApplyAlignment = true };
        var formula = Format(0, wrap: true);
        formula.QuotePrefix = true;
        return new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = Percents, FormatCode = "0.##%" }, new NumberingFormat { NumberFormatId = Amounts, FormatCode = $"#,##0.## \"{currency}\"" }),
            new Fonts(plain, bold),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = Opaque + ExportColours.Accent }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            // In the order of Look.
            new CellFormats(
                Format(0, wrap: true),
                new CellFormat { FontId = 1, FillId = 2, BorderId = 0, ApplyFont = true, ApplyFill = true, Alignment = new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = true }, ApplyAlignment = true },
                Format(0), Format(Percents), Format(ShortDay), formula, Format(Amounts)));
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
