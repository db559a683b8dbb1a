using System.IO.Compression;
using System.Text;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>Workbooks part by part, as programs write them and as nobody should.</summary>
static class TestWorkbook
{
    const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const string Links = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    /// <summary>Style 1 is a date, 2 a percentage, 3 a date of a code of its own.</summary>
    public const string Styles = $"""
        <styleSheet {Main}><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-40C]d\ mmm\ yyyy;@"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs></styleSheet>
        """;

    /// <summary>A workbook with these sheets, each the rows of its sheetData.</summary>
    public static byte[] Of(params (string Name, string Rows)[] sheets) => Of("", null, sheets);

    /// <summary>The same with properties of the workbook and texts that its cells share.</summary>
    public static byte[] Of(string properties, string[]? texts, params (string Name, string Rows)[] sheets) => Zip(
    [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", $"<workbook {Main} {Links}>{properties}<sheets>{string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" r:id=\"rId{index + 1}\"/>"))}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships>{string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"rId{index + 1}\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))}</Relationships>"),
        ("xl/styles.xml", Styles),
        .. texts is null ? Array.Empty<(string, string)>() : [("xl/sharedStrings.xml", $"<sst {Main}>{string.Concat(texts)}</sst>")],
        .. sheets.Select((sheet, index) => ($"xl/worksheets/sheet{index + 1}.xml", $"<worksheet {Main}><sheetData>{sheet.Rows}</sheetData></worksheet>")),
    ]);

    /// <summary>An archive of these parts.</summary>
    public static byte[] Zip(params IEnumerable<(string Name, string Content)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }

        return file.ToArray();
    }

    /// <summary>A row of texts within their cells.</summary>
    public static string Texts(int row, params string[] texts) =>
        $"<row r=\"{row}\">{string.Concat(texts.Select((text, index) => $"<c r=\"{(char)('A' + index)}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";
}
