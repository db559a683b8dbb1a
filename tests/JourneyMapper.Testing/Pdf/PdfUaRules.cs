using System.Buffers.Binary;
using System.Text;

namespace JourneyMapper.Testing.Pdf;

/// <summary>
/// Those rules of PDF/UA-1 (ISO 14289-1) that a program can check simply. Each fault begins with the number of its failure condition in the Matterhorn Protocol 1.02 of the PDF Association.
/// </summary>
static class PdfUaRules
{
    static readonly HashSet<string> Standard = new(
        [
            "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
            "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
        ], StringComparer.Ordinal);

    // ISO 32000-1, sections 14.8.4.3.3 and 14.8.4.3.4.
    static readonly Dictionary<string, string[]> Parents = new(StringComparer.Ordinal)
    {
        ["TR"] = ["Table", "THead", "TBody", "TFoot"],
        ["THead"] = ["Table"],
        ["TBody"] = ["Table"],
        ["TFoot"] = ["Table"],
        ["TH"] = ["TR"],
        ["TD"] = ["TR"],
        ["LI"] = ["L"],
        ["LBody"] = ["LI"],
        ["Lbl"] = ["LI", "Note"],
    };

    /// <summary>What the file does against the rules.</summary>
    public static IReadOnlyList<string> Check(PdfFile file)
    {
        var faults = new List<string>();
        CheckDocument(file, faults);
        CheckContent(file, faults);
        var annotations = new HashSet<object>(ReferenceEqualityComparer.Instance);
        CheckStructure(file, annotations, faults);
        CheckAnnotations(file, annotations, faults);
        CheckFonts(file, faults);
        return faults;
    }

    static void CheckDocument(PdfFile file, List<string> faults)
    {
        var catalog = file.Catalog;
        var metadata = file.Resolve(catalog.GetValueOrDefault("Metadata")) is PdfStream stream ? Encoding.UTF8.GetString(stream.Content) : null;
        Expect(metadata is not null, "06-001: there is no XMP metadata");
        Expect(metadata?.Contains("<pdfuaid:part>1</pdfuaid:part>", StringComparison.Ordinal) == true, "06-002: the metadata do not say PDF/UA-1");
        Expect(metadata?.Contains("<dc:title>", StringComparison.Ordinal) == true, "06-003: the metadata have no title");
        Expect(file.Dictionary(catalog.GetValueOrDefault("ViewerPreferences"))?.GetValueOrDefault("DisplayDocTitle") is true, "07-001: the window does not show the title");
        Expect(file.IsTagged, "01-005: the document is not tagged");
        Expect(file.Dictionary(catalog.GetValueOrDefault("MarkInfo"))?.GetValueOrDefault("Suspects") is not true, "01-007: the tags are suspects");
        Expect(file.Language is { Length: > 0 }, "11-006: the document has no language");

        void Expect(bool isFine, string fault)
        {
            if (!isFine)
                faults.Add(fault);
        }
    }

    static void CheckContent(PdfFile file, List<string> faults)
    {
        faults.AddRange(file.UnmarkedContent.Select(operation => $"01-005: {operation} is neither tagged nor an artifact"));
        if (file.MarkedWithoutParent > 0)
            faults.Add($"01-005: {file.MarkedWithoutParent} pieces of content belong to no element");
        foreach (var page in file.PageDictionaries)
        {
            var open = new Stack<(bool IsArtifact, bool IsTagged)>();
            var numbers = new HashSet<double>();
            foreach (var (name, operands) in PdfMarks.Operators(file, page))
            {
                if (name is "BMC" or "BDC")
                {
                    var number = (operands.ElementAtOrDefault(1) as Dictionary<string, object?>)?.GetValueOrDefault("MCID") as double?;
                    var isArtifact = PdfFile.Name(operands[0]) == "Artifact";
                    if (isArtifact && open.Any(mark => mark.IsTagged))
                        faults.Add("01-003: an artifact is inside of tagged content");
                    if (number is not null && open.Any(mark => mark.IsArtifact))
                        faults.Add("01-004: tagged content is inside of an artifact");
                    if (number is { } id && !numbers.Add(id))
                        faults.Add($"01-005: content {id} is there twice");
                    open.Push((isArtifact, number is not null));
                }
                else if (name == "EMC")
                {
                    open.Pop();
                }
            }
        }
    }

    static void CheckStructure(PdfFile file, HashSet<object> annotations, List<string> faults)
    {
        if (file.Dictionary(file.Catalog.GetValueOrDefault("StructTreeRoot")) is not { } root)
            return;
        var roles = file.Dictionary(root.GetValueOrDefault("RoleMap")) ?? [];
        var heading = 0;
        Walk(root, "");

        void Walk(Dictionary<string, object?> parent, string parentType)
        {
            foreach (var element in Kids(file, parent).Where(kid => kid.ContainsKey("S")))
            {
                var type = PdfFile.Name(element["S"])!;
                for (var steps = 0; !Standard.Contains(type) && steps < 10 && PdfFile.Name(roles.GetValueOrDefault(type)) is { } mapped; steps++)
                    type = mapped;
                if (!Standard.Contains(type))
                    faults.Add($"02-001: {type} is no standard type");
                if (Parents.TryGetValue(type, out var allowed) && !allowed.Contains(parentType, StringComparer.Ordinal))
                    faults.Add($"{(type is "LI" or "LBody" or "Lbl" ? "09-005" : "09-004")}: {type} is in {parentType}");
                if (type == "Figure" && string.IsNullOrWhiteSpace(PdfFile.TextString(element.GetValueOrDefault("Alt"))))
                    faults.Add("13-004: a figure has no text");
                if (type == "TH" && PdfFile.Name(file.Dictionary(element.GetValueOrDefault("A"))?.GetValueOrDefault("Scope")) is not ("Row" or "Column" or "Both"))
                    faults.Add("15-003: a heading of a table has no scope");
                if (type == "Table")
                    CheckRows(file, element, faults);
                if (type is ['H', >= '1' and <= '6' and var level])
                {
                    if (level - '0' > heading + 1)
                        faults.Add(heading == 0 ? $"14-002: the first heading is {type}" : $"14-003: {type} follows H{heading}");
                    heading = level - '0';
                }

                foreach (var annotation in Kids(file, element).Where(kid => PdfFile.Name(kid.GetValueOrDefault("Type")) == "OBJR").Select(kid => file.Dictionary(kid.GetValueOrDefault("Obj"))))
                {
                    if (type is "Link" or "Annot" && annotation is not null)
                        annotations.Add(annotation);
                }

                Walk(element, type);
            }
        }
    }

    // A table is regular (ISO 14289-1, section 7.5): each row has as many columns.
    static void CheckRows(PdfFile file, Dictionary<string, object?> table, List<string> faults)
    {
        var rows = Kids(file, table).SelectMany(kid => PdfFile.Name(kid.GetValueOrDefault("S")) == "TR" ? [kid] : Kids(file, kid)).Where(kid => PdfFile.Name(kid.GetValueOrDefault("S")) == "TR");
        var widths = rows.Select(row => Kids(file, row).Sum(cell => file.Dictionary(cell.GetValueOrDefault("A"))?.GetValueOrDefault("ColSpan") is double columns ? (int)columns : 1)).Distinct().ToList();
        if (widths.Count > 1)
            faults.Add($"09-004: the rows of a table have {string.Join(", ", widths)} columns");
    }

    static void CheckAnnotations(PdfFile file, HashSet<object> tagged, List<string> faults)
    {
        foreach (var page in file.PageDictionaries)
        {
            if (file.Resolve(page.GetValueOrDefault("Annots")) is not List<object?> { Count: > 0 } annotations)
                continue;
            if (PdfFile.Name(page.GetValueOrDefault("Tabs")) != "S")
                faults.Add("28-009: the tabs of a page with annotations do not follow the structure");
            foreach (var annotation in annotations.Select(file.Dictionary).OfType<Dictionary<string, object?>>())
            {
                if (!tagged.Contains(annotation))
                    faults.Add("28-011: a link is not inside of a Link element");
                if (string.IsNullOrWhiteSpace(PdfFile.TextString(annotation.GetValueOrDefault("Contents"))))
                    faults.Add("28-012: a link has no text");
            }
        }
    }

    static void CheckFonts(PdfFile file, List<string> faults)
    {
        foreach (var page in file.PageDictionaries)
        {
            var fonts = file.Dictionary(file.Dictionary(page["Resources"])?.GetValueOrDefault("Font")) ?? [];
            (string Name, Func<int, int> Glyph, Dictionary<int, string> Texts)? font = null;
            foreach (var (name, operands) in PdfMarks.Operators(file, page))
            {
                if (name == "Tf")
                    font = ReadFont(file, file.Dictionary(fonts.GetValueOrDefault(PdfFile.Name(operands[0])!))!, faults);
                if (name is not ("Tj" or "TJ") || font is not { } current)
                    continue;
                foreach (var codes in (operands[0] is List<object?> parts ? parts : operands).OfType<byte[]>())
                    for (var i = 0; i + 1 < codes.Length; i += 2)
                        CheckCode(current, BinaryPrimitives.ReadUInt16BigEndian(codes.AsSpan(i)), faults);
            }
        }
    }

    static void CheckCode((string Name, Func<int, int> Glyph, Dictionary<int, string> Texts) font, int code, List<string> faults)
    {
        if (font.Glyph(code) == 0)
            faults.Add($"31-030: .notdef of {font.Name} is shown");
        if (!font.Texts.TryGetValue(code, out var text) || text.Length == 0)
            faults.Add($"31-027: a glyph of {font.Name} has no text");
        else if (text.AsSpan().IndexOfAny('\0', '\uFEFF', '\uFFFE') >= 0)
            faults.Add($"31-028: a glyph of {font.Name} has a text that is none");
    }

    static (string, Func<int, int>, Dictionary<int, string>) ReadFont(PdfFile file, Dictionary<string, object?> font, List<string> faults)
    {
        var name = PdfFile.Name(font["BaseFont"])!;
        var descendant = file.Dictionary(((List<object?>)file.Resolve(font["DescendantFonts"])!)[0])!;
        var descriptor = file.Dictionary(descendant["FontDescriptor"])!;
        if (!descriptor.ContainsKey("FontFile2") && !descriptor.ContainsKey("FontFile3"))
            faults.Add($"31-009: {name} is not embedded");
        var map = file.Resolve(descendant.GetValueOrDefault("CIDToGIDMap")) is PdfStream stream ? stream.Content : null;
        return (name, code => map is null ? code : BinaryPrimitives.ReadUInt16BigEndian(map.AsSpan(2 * code)), file.Resolve(font.GetValueOrDefault("ToUnicode")) is PdfStream texts ? PdfText.ReadTable(texts.Content) : []);
    }

    static IEnumerable<Dictionary<string, object?>> Kids(PdfFile file, Dictionary<string, object?> parent)
    {
        var kids = file.Resolve(parent.GetValueOrDefault("K"));
        return (kids is List<object?> several ? several : [kids]).Select(file.Dictionary).OfType<Dictionary<string, object?>>();
    }
}
