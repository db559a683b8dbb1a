using System.Globalization;
using System.Security;
using System.Text;
using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Pdf;

/// <summary>What a document says of itself.</summary>
/// <param name="Title">Shown as the title of its window.</param>
/// <param name="Language">The language of its texts, as in BCP 47.</param>
/// <param name="Created">When it was made.</param>
public sealed record PdfInformation(string Title, string Language, DateTimeOffset Created);

/// <summary>
/// A PDF 1.7 document with structure, bookmarks and subsets of its fonts, written while it is drawn. It follows ISO 32000-1 and, for people who do not see it, ISO 14289-1 (PDF/UA-1). For one thread.
/// </summary>
public sealed class PdfDocument
{
    const double PointsPerPixel = 0.75;
    const string Producer = "JourneyMapper";

    readonly PdfFile file;
    readonly PdfInformation information;
    readonly PdfStructure structure = new();
    readonly PdfOutline outline = new();
    readonly PdfResources resources;
    readonly PdfCanvas canvas;
    readonly List<int> pages = [];
    readonly int pageTree;
    PdfPage? page;

    /// <summary>Begins a document.</summary>
    /// <param name="stream">Where it is written, from front to back.</param>
    /// <param name="information">What it says of itself.</param>
    public PdfDocument(Stream stream, PdfInformation information)
    {
        this.information = information;
        file = new(stream);
        pageTree = file.Reserve();
        resources = new(file);
        canvas = new(file, structure, resources, outline);
    }

    /// <summary>The root of its structure.</summary>
    public Element Document => structure.Document;

    /// <summary>How many pages have been begun.</summary>
    public int PageCount => pages.Count;

    /// <summary>Begins a page, which ends the one before.</summary>
    /// <param name="width">In CSS pixels, 96 to the inch, before it is magnified.</param>
    /// <param name="height">In CSS pixels before it is magnified.</param>
    /// <param name="magnification">How much larger all is than that.</param>
    /// <returns>Draws on this page until the next one begins.</returns>
    public ICanvas AddPage(double width, double height, double magnification = 1)
    {
        EndPage();
        var scale = PointsPerPixel * magnification;
        var marks = new List<Element>();
        page = new(file.Reserve(), width * scale, height * scale, scale, marks, structure.AddParents(marks));
        pages.Add(page.Id);
        canvas.Begin(page);
        return canvas;
    }

    /// <summary>Writes all that is left to write. Without it there is no document.</summary>
    public void Finish()
    {
        EndPage();
        resources.Write();
        var value = new PdfBytes().Raw("<</Type/Pages/Count ").Integer(pages.Count).Raw("/Kids[");
        foreach (var id in pages)
            value.Reference(id);
        file.Write(pageTree, value.Raw("]>>"));
        var root = structure.Write(file);
        var bookmarks = outline.Write(file);
        var metadata = file.WriteStream(Encoding.UTF8.GetBytes(Metadata()), "/Type/Metadata/Subtype/XML", compress: false);
        value.Raw("<</Type/Catalog/Pages ").Reference(pageTree).Raw("/Lang").Text(information.Language).Raw("/MarkInfo<</Marked true>>/StructTreeRoot ").Reference(root)
            .Raw("/ViewerPreferences<</DisplayDocTitle true>>/Metadata ").Reference(metadata);
        if (bookmarks != 0)
            value.Raw("/PageMode/UseOutlines/Outlines ").Reference(bookmarks);
        var catalog = file.Write(value.Raw(">>"));
        value.Raw("<</Title").Text(information.Title).Raw("/Producer").Text(Producer).Raw("/Creator").Text(Producer).Raw("/CreationDate").Text(Date()).Raw("/ModDate").Text(Date());
        file.Finish(catalog, file.Write(value.Raw(">>")));
    }

    void EndPage()
    {
        if (page is null)
            return;
        canvas.End();
        var content = file.WriteStream(canvas.Content.Span);
        var value = new PdfBytes().Raw("<</Type/Page/Parent ").Reference(pageTree).Raw("/MediaBox[0 0 ").Number(page.Width).Number(page.Height).Raw("]/Contents ").Reference(content)
            .Raw("/Resources ").Reference(resources.Id).Raw("/StructParents ").Integer(page.Key).Raw("/Tabs/S");
        if (page.Annotations.Count > 0)
        {
            value.Raw("/Annots[");
            foreach (var annotation in page.Annotations)
                value.Reference(annotation);
            value.Raw("]");
        }
        file.Write(page.Id, value.Raw(">>"));
        page = null;
    }

    // ISO 32000-1, section 7.9.4.
    string Date() => information.Created.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    // ISO 16684-1 (XMP); the part of ISO 14289 that the document follows: its section 5.
    string Metadata()
    {
        var created = information.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(information.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>{SecurityElement.Escape(information.Language)}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate><xmp:CreatorTool>{Producer}</xmp:CreatorTool><pdf:Producer>{Producer}</pdf:Producer>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }
}
