using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Pdf;

/// <summary>What a page's content stream has of an element. Source: ISO 32000-1, section 14.7.4.2.</summary>
sealed record MarkedContent(int Page, int Id);

/// <summary>An annotation that belongs to an element. Source: section 14.7.4.3.</summary>
sealed record AnnotationReference(int Page, int Annotation);

/// <summary>Where a figure lies, in points from the lower left corner of its page. Source: section 14.8.5.4.3.</summary>
sealed record FigureBounds(double Left, double Bottom, double Right, double Top);

/// <summary>The tree of a document's elements. Source: ISO 32000-1, section 14.7.</summary>
sealed class PdfStructure
{
    // For each page a list by the number of its marked content, for each annotation one element.
    readonly List<object> parents = [];

    /// <summary>The root.</summary>
    public Element Document { get; } = new(Role.Document, null);

    /// <summary>A page or an annotation, and its key in the parent tree.</summary>
    public int AddParents(object elements)
    {
        parents.Add(elements);
        return parents.Count - 1;
    }

    /// <summary>Writes the tree.</summary>
    /// <returns>The number of its root.</returns>
    public int Write(PdfFile file)
    {
        var root = file.Reserve();
        var ids = new Dictionary<Element, int>();
        Number(Document, file, ids);
        var value = new PdfBytes();
        foreach (var element in ids.Keys)
            WriteElement(file, value, element, element.Parent is { } parent ? ids[parent] : root, ids);
        // Section 14.7.4.4: from content to elements.
        value.Raw("<</Nums[");
        for (var key = 0; key < parents.Count; key++)
        {
            value.Integer(key).Raw(" ");
            if (parents[key] is Element element)
            {
                value.Reference(ids[element]);
                continue;
            }
            value.Raw("[");
            foreach (var parent in (List<Element>)parents[key])
                value.Reference(ids[parent]);
            value.Raw("]");
        }
        var parentTree = file.Write(value.Raw("]>>"));
        file.Write(root, value.Raw("<</Type/StructTreeRoot/K ").Reference(ids[Document]).Raw("/ParentTree ").Reference(parentTree).Raw("/ParentTreeNextKey ").Integer(parents.Count).Raw(">>"));
        return root;
    }

    static void Number(Element element, PdfFile file, Dictionary<Element, int> ids)
    {
        ids[element] = file.Reserve();
        foreach (var child in element.Kids.OfType<Element>())
            Number(child, file, ids);
    }

    static void WriteElement(PdfFile file, PdfBytes value, Element element, int parent, Dictionary<Element, int> ids)
    {
        value.Raw("<</Type/StructElem/S/").Raw(RoleNames.Of(element.Role)).Raw("/P ").Reference(parent);
        if (element.Alternative is { } alternative)
            value.Raw("/Alt").Text(alternative);
        if (element.Language is { } language)
            value.Raw("/Lang").Text(language);
        WriteAttributes(value, element);
        // Content of this page needs no dictionary of its own.
        var page = element.Kids.OfType<MarkedContent>().FirstOrDefault()?.Page ?? 0;
        if (page != 0)
            value.Raw("/Pg ").Reference(page);
        if (element.Kids.Count > 0)
        {
            value.Raw("/K[");
            foreach (var kid in element.Kids)
                _ = kid switch
                {
                    Element child => value.Reference(ids[child]),
                    MarkedContent content when content.Page == page => value.Integer(content.Id).Raw(" "),
                    MarkedContent content => value.Raw("<</Type/MCR/Pg ").Reference(content.Page).Raw("/MCID ").Integer(content.Id).Raw(">>"),
                    AnnotationReference link => value.Raw("<</Type/OBJR/Pg ").Reference(link.Page).Raw("/Obj ").Reference(link.Annotation).Raw(">>"),
                    _ => value,
                };
            value.Raw("]");
        }
        file.Write(ids[element], value.Raw(">>"));
    }

    // Section 14.8.5.
    static void WriteAttributes(PdfBytes value, Element element)
    {
        if (element.Role == Role.TH)
            value.Raw("/A<</O/Table/Scope/").Raw(element.IsRowHeading ? "Row" : "Column");
        else if (element.Columns > 1)
            value.Raw("/A<</O/Table");
        else if (element.Kids.OfType<FigureBounds>().FirstOrDefault() is { } bounds)
            value.Raw("/A<</O/Layout/BBox[").Number(bounds.Left).Number(bounds.Bottom).Number(bounds.Right).Number(bounds.Top).Raw("]");
        else
            return;
        if (element.Columns > 1)
            value.Raw("/ColSpan ").Integer(element.Columns);
        value.Raw(">>");
    }
}

/// <summary>The names of roles, made once.</summary>
static class RoleNames
{
    static readonly string[] Names = Enum.GetNames<Role>();

    public static string Of(Role role) => Names[(int)role];
}
