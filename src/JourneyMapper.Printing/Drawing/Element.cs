namespace JourneyMapper.Printing.Drawing;

/// <summary>The standard structure types that are used here. Source: ISO 32000-1, section 14.8.4.</summary>
public enum Role
{
#pragma warning disable CS1591 // Their names are those of the standard.
    Document,
    Sect,
    H1,
    H2,
    H3,
    H4,
    P,
    BlockQuote,
    Caption,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    THead,
    TBody,
    TR,
    TH,
    TD,
    Span,
    Quote,
    Note,
    Link,
    Figure,
#pragma warning restore CS1591
}

/// <summary>
/// An element of a document's structure, which says what that which is drawn means to those who do not see it. Its order among its siblings is that in which it is read,
/// whatever the order of drawing. Source: ISO 32000-1, section 14.7.2.
/// </summary>
public sealed class Element
{
    readonly List<object> kids = [];

    internal Element(Role role, Element? parent) => (Role, Parent) = (role, parent);

    /// <summary>What it is.</summary>
    public Role Role { get; }

    /// <summary>What it is in; null for the document.</summary>
    public Element? Parent { get; }

    /// <summary>What a picture says.</summary>
    public string? Alternative { get; init; }

    /// <summary>Its language, where that is not the document's.</summary>
    public string? Language { get; init; }

    /// <summary>Whether a heading of a table is that of a row; else it is that of a column.</summary>
    public bool IsRowHeading { get; init; }

    /// <summary>How many columns a cell of a table takes.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Elements, and what a canvas keeps of what it drew.</summary>
    internal IReadOnlyList<object> Kids => kids;

    /// <summary>A new last child.</summary>
    /// <param name="role">What it is.</param>
    /// <param name="alternative">What a picture says.</param>
    /// <param name="language">Its language, where that is not the document's.</param>
    public Element Add(Role role, string? alternative = null, string? language = null) => Adopt(new(role, this) { Alternative = alternative, Language = language });

    /// <summary>A new last child: the heading of a column or a row of a table.</summary>
    public Element AddHeading(bool ofRow, int columns = 1) => Adopt(new(Role.TH, this) { IsRowHeading = ofRow, Columns = columns });

    /// <summary>A new last child: a cell of a table.</summary>
    public Element AddCell(int columns = 1) => Adopt(new(Role.TD, this) { Columns = columns });

    internal void AddContent(object content) => kids.Add(content);

    Element Adopt(Element child)
    {
        kids.Add(child);
        return child;
    }
}
