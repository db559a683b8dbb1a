using System.IO.Compression;
using System.Xml;

namespace JourneyMapper.Web.Features.Import.Reading.Workbooks;

/// <summary>
/// A workbook of Excel (ECMA-376, .xlsx or .xlsm), of which one sheet at a time is written as CSV: so it is read, checked and previewed as any other table. What formulas came to is read, formulas are not; macros,
/// links to other workbooks, pictures and charts are not even opened. Memory is that of the texts that cells share, and bounded.
/// </summary>
sealed class Workbook : IDisposable
{
    const int MostParts = 5000;

    static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    // A compound file: a workbook of Excel 2003 and before, or one behind a password.
    static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    readonly ZipArchive archive;
    readonly ImportLimits limits;
    readonly IReadOnlyList<(string Name, string Part)> sheets;
    readonly bool from1904;

    Workbook(ZipArchive archive, ImportLimits limits)
    {
        (this.archive, this.limits) = (archive, limits);
        (sheets, from1904) = ReadSheets();
    }

    /// <summary>The names of its sheets, in order.</summary>
    public IReadOnlyList<string> Sheets => [.. sheets.Select(sheet => sheet.Name)];

    /// <summary>Whether a file begins as a workbook does.</summary>
    public static bool IsOne(Stream content) => Begins(content, Zip) || Begins(content, Compound);

    /// <summary>Opens a workbook.</summary>
    /// <param name="content">It can be read and sought, and stays open.</param>
    /// <param name="limits">What is taken at most.</param>
    /// <exception cref="FileProblemException">It is none that can be read.</exception>
    public static Workbook Open(Stream content, ImportLimits limits)
    {
        if (Begins(content, Compound))
            throw new FileProblemException(new(FileProblemKind.OldWorkbook));
        return Guard(() =>
        {
            if (!ZipDirectory.HasAtMost(content, MostParts))
                throw new FileProblemException(new(FileProblemKind.Broken));
            content.Position = 0;
            var opened = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            try
            {
                if (opened.GetEntry("xl/workbook.xml") is null)
                    throw new FileProblemException(new(FileProblemKind.NoWorkbook));
                return new Workbook(opened, limits);
            }
            catch
            {
                opened.Dispose();
                throw;
            }
        });
    }

    /// <summary>Writes a sheet as CSV in UTF-8, with commas: its row 12 is line 12. Dates are written 2026-11-22, numbers with a point, percentages with their sign.</summary>
    /// <param name="sheet">Its place among <see cref="Sheets"/>.</param>
    /// <param name="target">Where.</param>
    /// <param name="cancellation">Stops it.</param>
    public void WriteSheet(int sheet, Stream target, CancellationToken cancellation = default) => Guard(() =>
    {
        var styles = CellStyles.Read(Part("xl/styles.xml"), limits.Unpacked);
        var texts = SharedTexts.Read(Part("xl/sharedStrings.xml"), limits);
        using var reader = PackedXml.Open(Part(sheets[sheet].Part) ?? throw new FileProblemException(new(FileProblemKind.Broken)), limits.Unpacked);
        new SheetWriter(reader, styles, texts, from1904, limits).Write(target, cancellation);
        return true;
    });

    public void Dispose() => archive.Dispose();

    static bool Begins(Stream content, byte[] mark)
    {
        content.Position = 0;
        Span<byte> start = stackalloc byte[mark.Length];
        return content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(mark);
    }

    static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or OverflowException)
        {
            throw new FileProblemException(new(FileProblemKind.Broken));
        }
    }

    ZipArchiveEntry? Part(string name) => archive.GetEntry(name);

    (IReadOnlyList<(string, string)> Sheets, bool From1904) ReadSheets()
    {
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        if (Part("xl/_rels/workbook.xml.rels") is { } links)
        {
            using var reader = PackedXml.Open(links, limits.Unpacked);
            // A sheet that is elsewhere than in this file is none of it.
            while (reader.Next())
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("TargetMode") != "External" && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } at)
                    parts[id] = at.StartsWith('/') ? at[1..] : "xl/" + at;
        }

        var found = new List<(string, string)>();
        var since1904 = false;
        using var book = PackedXml.Open(Part("xl/workbook.xml")!, limits.Unpacked);
        while (book.Next())
        {
            if (book.NodeType != XmlNodeType.Element)
                continue;
            if (book.LocalName == "workbookPr")
                since1904 = book.GetAttribute("date1904") is "1" or "true";
            if (book.LocalName == "sheet" && book.GetAttribute("state") != "veryHidden" && Link(book) is { } link && parts.TryGetValue(link, out var part) && Part(part) is not null)
                found.Add((book.GetAttribute("name") ?? "", part));
            if (found.Count > limits.Sheets)
                throw new FileProblemException(new(FileProblemKind.TooManySheets, limits.Sheets));
        }

        return (found.Count > 0 ? found : throw new FileProblemException(new(FileProblemKind.Empty)), since1904);
    }

    // r:id, in the namespace of the transitional or the strict form.
    static string? Link(XmlReader sheet)
    {
        string? link = null;
        for (var has = sheet.MoveToFirstAttribute(); has; has = sheet.MoveToNextAttribute())
            if (sheet is { LocalName: "id", Prefix.Length: > 0 })
                link = sheet.Value;
        sheet.MoveToElement();
        return link;
    }
}
