using System.Runtime.InteropServices;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Pdf;

/// <summary>
/// Draws on a page of a PDF. Source: ISO 32000-1, section 8 (graphics), 9 (text), 14.6 (marked content): all that is drawn is either content of an element of the structure or an artifact.
/// </summary>
sealed class PdfCanvas(PdfFile file, PdfStructure structure, PdfResources resources, PdfOutline outline) : ICanvas
{
    // Points from the canvas's pixels on the page: x · Scale + X, and Y − y · Scale.
    readonly Stack<Placement> placements = new();
    PdfPage page = null!;
    Placement placement;
    Element? element;
    Element? open;
    bool isOpen;
    Color? fill;
    Color? line;
    Pen? pen;

    public Element Document => structure.Document;

    internal PdfBytes Content { get; } = new();

    internal void Begin(PdfPage begun)
    {
        page = begun;
        placement = new(begun.Scale, 0, begun.Height);
        (element, open, isOpen) = (null, null, false);
        Forget();
        Content.Clear();
        Content.Factor(begun.Scale).Raw("0 0 ").Factor(-begun.Scale).Raw("0 ").Number(begun.Height).Raw("cm\n");
    }

    internal void End() => CloseMark();

    public void Mark(Element? element, Box? bounds = null)
    {
        this.element = element;
        if (bounds is { } box)
            element?.AddContent(new FigureBounds(placement.Across(box.X), placement.Up(box.Bottom), placement.Across(box.Right), placement.Up(box.Y)));
    }

    public void Bookmark(string title, int level, double y) => outline.Add(title, level, page.Id, placement.Up(y));

    // Section 12.5.6.5.
    public void Link(Element element, Box box, string address, string text)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return;
        var key = structure.AddParents(element);
        const int Print = 4;
        var value = new PdfBytes().Raw("<</Type/Annot/Subtype/Link/Rect[").Number(placement.Across(box.X)).Number(placement.Up(box.Bottom)).Number(placement.Across(box.Right)).Number(placement.Up(box.Y))
            .Raw("]/Border[0 0 0]/F ").Integer(Print).Raw("/StructParent ").Integer(key).Raw("/P ").Reference(page.Id).Raw("/Contents").Text(text).Raw("/A<</S/URI/URI").Text(uri.AbsoluteUri).Raw(">>>>");
        var id = file.Write(value);
        page.Annotations.Add(id);
        element.AddContent(new AnnotationReference(page.Id, id));
    }

    public IDisposable Transform(double scale, double x, double y)
    {
        Save(new(placement.Scale * scale, placement.Across(x), placement.Up(y)));
        Content.Factor(scale).Raw("0 0 ").Factor(scale).Number(x).Number(y).Raw("cm\n");
        return new Restoring(this);
    }

    public IDisposable Clip(Box box)
    {
        Save(placement);
        Rectangle(box).Raw("W n\n");
        return new Restoring(this);
    }

    public void Fill(Box box, Color color)
    {
        OpenMark();
        SetFill(color);
        Rectangle(box).Raw("f\n");
    }

    public void Fill(Outline outline, Paint paint)
    {
        OpenMark();
        if (paint.Gradient is { } gradient)
        {
            Content.Raw("q ").Path(outline).Raw("W n /").Raw(resources.NameOf(gradient)).Raw(" sh Q\n");
            return;
        }
        SetFill(paint.Color);
        Content.Path(outline).Raw("f\n");
    }

    public void Stroke(Outline outline, Pen pen)
    {
        OpenMark();
        SetPen(pen);
        Content.Path(outline).Raw("S\n");
    }

    public void Text(TextLine line, double x, double baseline, double size, Color color)
    {
        if (line.Segments.IsEmpty)
            return;
        OpenMark();
        var paragraph = line.Paragraph;
        if (paragraph.IsRightToLeft)
            x -= line.Trailing * size;
        // Placed from left to right, and written in the order of reading.
        var places = new (LineSegment Segment, double X)[line.Segments.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (line.Segments[i], x);
            x += places[i].Segment.Width * size;
        }
        if (places.Length > 1)
            Array.Sort(places, static (one, two) => one.Segment.Start.CompareTo(two.Segment.Start));
        Content.Raw("BT\n");
        FontFile? font = null;
        var writer = new PdfTextWriter(Content);
        foreach (var (segment, left) in places)
        {
            SetFill(paragraph.SpanOf(segment.Run).Color ?? color);
            var known = resources.FontOf(segment.Run.Font);
            if (font != segment.Run.Font)
                Content.Raw("/").Raw(known.Name).Raw(" ").Number(size).Raw("Tf\n");
            font = segment.Run.Font;
            Content.Raw("1 0 0 -1 ").Number(left).Number(baseline).Raw("Tm\n");
            writer.Show(paragraph, segment, known, size);
        }
        Content.Raw("ET\n");
    }

    public void Icon(IconShape icon, double x, double y, double size, Color color)
    {
        OpenMark();
        SetFill(color);
        Draw(resources.NameOf(icon), size / icon.Side, size / icon.Side, x, y);
    }

    // Section 8.9.5.1: a picture is one unit wide and high, with its upper edge at 1.
    public void Image(Picture picture, Box box)
    {
        OpenMark();
        Draw(resources.NameOf(picture), box.Width, -box.Height, box.X, box.Bottom);
    }

    void Draw(string name, double scaleX, double scaleY, double x, double y) =>
        Content.Raw("q ").Factor(scaleX).Raw("0 0 ").Factor(scaleY).Number(x).Number(y).Raw("cm /").Raw(name).Raw(" Do Q\n");

    PdfBytes Rectangle(Box box) => Content.Number(box.X).Number(box.Y).Number(box.Width).Number(box.Height).Raw("re ");

    // What is marked lies within one state of graphics.
    void Save(Placement next)
    {
        CloseMark();
        Content.Raw("q\n");
        placements.Push(placement);
        placement = next;
    }

    void Restore()
    {
        CloseMark();
        Content.Raw("Q\n");
        placement = placements.Pop();
        Forget();
    }

    void OpenMark()
    {
        if (isOpen && open == element)
            return;
        CloseMark();
        if (element is null)
        {
            Content.Raw("/Artifact BMC\n");
        }
        else
        {
            Content.Raw("/").Raw(RoleNames.Of(element.Role)).Raw("<</MCID ").Integer(page.Marks.Count).Raw(">>BDC\n");
            element.AddContent(new MarkedContent(page.Id, page.Marks.Count));
            page.Marks.Add(element);
        }
        (open, isOpen) = (element, true);
    }

    void CloseMark()
    {
        if (isOpen)
            Content.Raw("EMC\n");
        isOpen = false;
    }

    void Forget() => (fill, line, pen) = (null, null, null);

    void SetFill(Color color)
    {
        if (fill != color)
            Content.Color(color).Raw("rg\n");
        fill = color;
    }

    void SetPen(Pen next)
    {
        if (next.Paint.Gradient is { } gradient)
        {
            Content.Raw("/Pattern CS /").Raw(resources.PatternOf(gradient, placement.Scale, placement.X, placement.Y)).Raw(" SCN\n");
            line = null;
        }
        else if (line != next.Paint.Color)
        {
            Content.Color(next.Paint.Color).Raw("RG\n");
            line = next.Paint.Color;
        }
        if (pen?.Width != next.Width)
            Content.Number(next.Width).Raw("w\n");
        if (pen?.HasRoundEnds != next.HasRoundEnds)
            Content.Raw(next.HasRoundEnds ? "1 J 1 j\n" : "0 J 0 j\n");
        if (pen is null || pen.Dash != next.Dash || pen.Gap != next.Gap)
        {
            Content.Raw("[");
            if (next.Dash is { } dash)
                Content.Number(dash).Number(next.Gap);
            Content.Raw("]0 d\n");
        }
        pen = next;
    }

    sealed class Restoring(PdfCanvas canvas) : IDisposable
    {
        public void Dispose() => canvas.Restore();
    }

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Placement(double Scale, double X, double Y)
    {
        public double Across(double x) => X + (x * Scale);

        public double Up(double y) => Y - (y * Scale);
    }
}
