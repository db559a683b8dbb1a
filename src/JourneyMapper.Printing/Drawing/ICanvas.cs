using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Drawing;

/// <summary>What pages are drawn on: a PDF, an SVG, pixels. Lengths are CSS pixels, y grows downwards.</summary>
public interface ICanvas
{
    /// <summary>The root of the document's structure. Canvases without structure have one that nothing comes of.</summary>
    Element Document { get; }

    /// <summary>Says what is drawn from now on: content of an element, or null: decoration.</summary>
    /// <param name="element">The element.</param>
    /// <param name="bounds">For figures: where it lies.</param>
    void Mark(Element? element, Box? bounds = null);

    /// <summary>An entry of the document's outline that leads here.</summary>
    /// <param name="title">What it says.</param>
    /// <param name="level">1 at the top.</param>
    /// <param name="y">The height on the page that it leads to.</param>
    void Bookmark(string title, int level, double y);

    /// <summary>A place that leads somewhere.</summary>
    /// <param name="element">A <see cref="Role.Link"/>, whose content has been drawn.</param>
    /// <param name="box">The place.</param>
    /// <param name="address">Where to.</param>
    /// <param name="text">What it says, for readers that show no content.</param>
    void Link(Element element, Box box, string address, string text);

    /// <summary>Until it is disposed, all is drawn larger or smaller, and its origin lies there.</summary>
    IDisposable Transform(double scale, double x, double y);

    /// <summary>Until it is disposed, only what is inside is drawn.</summary>
    IDisposable Clip(Box box);

    /// <summary>A box without a line around it.</summary>
    void Fill(Box box, Color color);

    /// <summary>A shape without a line around it.</summary>
    void Fill(Outline outline, Paint paint);

    /// <summary>The line along a shape.</summary>
    void Stroke(Outline outline, Pen pen);

    /// <summary>A line of text.</summary>
    /// <param name="line">The line.</param>
    /// <param name="x">Where it begins, at the left.</param>
    /// <param name="baseline">The height of its baseline.</param>
    /// <param name="size">The size of the text.</param>
    /// <param name="color">Its colour; spans may have their own.</param>
    void Text(TextLine line, double x, double baseline, double size, Color color);

    /// <summary>An icon; it leaves no text behind.</summary>
    void Icon(IconShape icon, double x, double y, double size, Color color);

    /// <summary>A picture, stretched to the box.</summary>
    void Image(Picture picture, Box box);
}
