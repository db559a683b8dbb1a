using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>A PowerPoint presentation that is written slide by slide (ECMA-376, PresentationML): with a theme, a master, one layout, and notes. Lengths are English Metric Units, 12,700 a point.</summary>
sealed class SlideDeck : IDisposable
{
    /// <summary>The width of a slide: 13 1/3 inches.</summary>
    public const int Width = 12_192_000;

    /// <summary>The height of a slide: 7 1/2 inches.</summary>
    public const int Height = 6_858_000;

    /// <summary>A point.</summary>
    public const int Point = 12_700;

    const string Namespaces = """xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" """;

    const string EmptyTree = """<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>""";

    const string TitlePlace = """<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="460000" y="330000"/><a:ext cx="11270000" cy="640000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>""";

    const string NotesPlace = """<p:sp><p:nvSpPr><p:cNvPr id="2" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>""";

    const string ColourMap = """bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink" """;

    readonly PresentationDocument document;
    readonly PresentationPart presentation;
    readonly SlideLayoutPart layout;
    readonly NotesMasterPart notesMaster;
    readonly P.SlideIdList slides = new();
    uint next = 256;

    /// <summary>Begins a presentation.</summary>
    /// <param name="file">Where; must be able to seek, and stays open.</param>
    /// <param name="title">What the properties of the file say.</param>
    public SlideDeck(Stream file, string title)
    {
        document = PresentationDocument.Create(file, PresentationDocumentType.Presentation);
        document.PackageProperties.Title = XmlText.Of(title);
        document.PackageProperties.Creator = "JourneyMapper";
        presentation = document.AddPresentationPart();
        var master = presentation.AddNewPart<SlideMasterPart>();
        layout = master.AddNewPart<SlideLayoutPart>();
        layout.SlideLayout = new($"""<p:sldLayout {Namespaces} type="titleOnly"><p:cSld name="Title"><p:spTree>{EmptyTree}{TitlePlace}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>""");
        layout.AddPart(master);
        master.AddNewPart<ThemePart>().Theme = Theme();
        master.SlideMaster = new($"""
            <p:sldMaster {Namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{EmptyTree}{TitlePlace}</p:spTree></p:cSld><p:clrMap {ColourMap}/>
            <p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="{master.GetIdOfPart(layout)}"/></p:sldLayoutIdLst>
            <p:txStyles><p:titleStyle><a:lvl1pPr><a:defRPr sz="2600" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle/><p:otherStyle/></p:txStyles></p:sldMaster>
            """);
        notesMaster = presentation.AddNewPart<NotesMasterPart>();
        notesMaster.AddNewPart<ThemePart>().Theme = Theme();
        notesMaster.NotesMaster = new($"""<p:notesMaster {Namespaces}><p:cSld><p:spTree>{EmptyTree}{NotesPlace}</p:spTree></p:cSld><p:clrMap {ColourMap}/></p:notesMaster>""");
        presentation.Presentation = new(
            new P.SlideMasterIdList(new P.SlideMasterId { Id = 2147483648, RelationshipId = presentation.GetIdOfPart(master) }),
            new P.NotesMasterIdList(new P.NotesMasterId { Id = presentation.GetIdOfPart(notesMaster) }),
            slides, new P.SlideSize { Cx = Width, Cy = Height }, new P.NotesSize { Cx = Height, Cy = 9_144_000 });
    }

    /// <summary>Adds a slide.</summary>
    /// <param name="shapes">What it shows, from the back to the front.</param>
    /// <param name="notes">What who speaks wants to know beside that.</param>
    public void Add(IEnumerable<OpenXmlElement> shapes, string notes)
    {
        var part = presentation.AddNewPart<SlidePart>();
        part.AddPart(layout);
        var tree = new P.ShapeTree(new P.NonVisualGroupShapeProperties(new P.NonVisualDrawingProperties { Id = 1, Name = "" }, new P.NonVisualGroupShapeDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()), new P.GroupShapeProperties());
        foreach (var (i, shape) in shapes.Index())
        {
            shape.Descendants<P.NonVisualDrawingProperties>().First().Id = (uint)i + 2;
            tree.Append(shape);
        }

        part.Slide = new(new P.CommonSlideData(tree), new P.ColorMapOverride(new A.MasterColorMapping()));
        AddNotes(part, notes);
        slides.Append(new P.SlideId { Id = next++, RelationshipId = presentation.GetIdOfPart(part) });
    }

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();

    void AddNotes(SlidePart slide, string notes)
    {
        var part = slide.AddNewPart<NotesSlidePart>();
        part.AddPart(notesMaster);
        part.AddPart(slide);
        part.NotesSlide = new($"""<p:notes {Namespaces}><p:cSld><p:spTree>{EmptyTree}{NotesPlace}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>""");
        var body = part.NotesSlide.Descendants<P.TextBody>().Single();
        body.RemoveAllChildren<A.Paragraph>();
        body.Append(XmlText.Of(notes).Split('\n').Select(line => new A.Paragraph(new A.Run(new A.RunProperties(), new A.Text(line)))));
    }

    static A.Theme Theme()
    {
        static string Colour(string name, string value) => $"""<a:{name}><a:srgbClr val="{value}"/></a:{name}>""";
        var stages = string.Concat(Domain.Journeys.Stages.All.Select((stage, i) => Colour($"accent{i + 2}", ExportColours.Of(stage))));
        const string Fill = """<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>""";
        const string Stroke = $"""<a:ln w="9525">{Fill}</a:ln>""";
        const string Effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
        return new($"""
            <a:theme {Namespaces} name="JourneyMapper"><a:themeElements><a:clrScheme name="JourneyMapper">{Colour("dk1", ExportColours.Ink)}{Colour("lt1", ExportColours.Paper)}{Colour("dk2", ExportColours.SecondInk)}{Colour("lt2", ExportColours.Ground)}{Colour("accent1", ExportColours.Accent)}{stages}{Colour("hlink", ExportColours.Accent)}{Colour("folHlink", ExportColours.SecondInk)}</a:clrScheme>
            <a:fontScheme name="JourneyMapper"><a:majorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>
            <a:fmtScheme name="JourneyMapper"><a:fillStyleLst>{Fill}{Fill}{Fill}</a:fillStyleLst><a:lnStyleLst>{Stroke}{Stroke}{Stroke}</a:lnStyleLst><a:effectStyleLst>{Effect}{Effect}{Effect}</a:effectStyleLst><a:bgFillStyleLst>{Fill}{Fill}{Fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>
            """);
    }
}
