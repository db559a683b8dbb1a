using System.Globalization;
using System.Security;
using System.Text;
using JourneyMapper.Printing.Text;
using SkiaSharp;

namespace JourneyMapper.Printing.Drawing;

/// <summary>
/// Draws an SVG file that looks the same everywhere: letters are shapes, each written once, so that no font is needed, and each line says its text to those who read with their ears.
/// Source: W3C, Scalable Vector Graphics 2. For one thread.
/// </summary>
/// <param name="width">In CSS pixels.</param>
/// <param name="height">In CSS pixels.</param>
/// <param name="title">What the picture is called.</param>
public sealed class SvgCanvas(double width, double height, string title) : ICanvas
{
    readonly StringBuilder body = new();
    readonly StringBuilder definitions = new();
    readonly Dictionary<(FontFile Font, uint Glyph), string> glyphs = [];
    readonly Dictionary<object, string> shared = [];
    readonly GlyphOutlines outlines = new();

    /// <inheritdoc/>
    public Element Document { get; } = new(Role.Document, null);

    /// <summary>The file.</summary>
    public override string ToString() => Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.##}\" height=\"{height:0.##}\" viewBox=\"0 0 {width:0.##} {height:0.##}\" role=\"img\"><title>{Escape(title)}</title><defs>{definitions}</defs>{body}</svg>\n");

    /// <inheritdoc/>
    public void Mark(Element? element, Box? bounds = null)
    {
        // An SVG has no structure but its titles.
    }

    /// <inheritdoc/>
    public void Bookmark(string title, int level, double y)
    {
        // An SVG has no outline.
    }

    /// <inheritdoc/>
    public void Link(Element element, Box box, string address, string text)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto")
            Write($"<a href=\"{Escape(address)}\"><title>{Escape(text)}</title><rect {Place(box)} fill-opacity=\"0\"/></a>");
    }

    /// <inheritdoc/>
    public IDisposable Transform(double scale, double x, double y)
    {
        Write($"<g transform=\"translate({x:0.###} {y:0.###}) scale({scale:0.#####})\">");
        return new Group(body);
    }

    /// <inheritdoc/>
    public IDisposable Clip(Box box)
    {
        var id = Invariant($"c{shared.Count}");
        shared.Add(new object(), id);
        definitions.Append(Invariant($"<clipPath id=\"{id}\"><rect {Place(box)}/></clipPath>"));
        Write($"<g clip-path=\"url(#{id})\">");
        return new Group(body);
    }

    /// <inheritdoc/>
    public void Fill(Box box, Color color) => Write($"<rect {Place(box)} fill=\"{color}\"/>");

    /// <inheritdoc/>
    public void Fill(Outline outline, Paint paint) => Write($"<path d=\"{Data(outline)}\" fill=\"{Reference(paint)}\"/>");

    /// <inheritdoc/>
    public void Stroke(Outline outline, Pen pen)
    {
        var dash = pen.Dash is { } length ? Invariant($" stroke-dasharray=\"{length:0.##} {pen.Gap:0.##}\"") : "";
        var ends = pen.HasRoundEnds ? " stroke-linecap=\"round\" stroke-linejoin=\"round\"" : "";
        Write($"<path d=\"{Data(outline)}\" fill=\"none\" stroke=\"{Reference(pen.Paint)}\" stroke-width=\"{pen.Width:0.##}\"{dash}{ends}/>");
    }

    /// <inheritdoc/>
    public void Text(TextLine line, double x, double baseline, double size, Color color)
    {
        if (line.Segments.IsEmpty)
            return;
        if (line.Paragraph.IsRightToLeft)
            x -= line.Trailing * size;
        Write($"<g fill=\"{color}\" role=\"img\" aria-label=\"{Escape(line.Text.Trim())}\">");
        foreach (var segment in line.Segments)
        {
            var scale = size / segment.Run.Font.UnitsPerEm;
            var own = line.Paragraph.SpanOf(segment.Run).Color is { } other ? $" fill=\"{other}\"" : "";
            foreach (var glyph in segment.Glyphs)
            {
                if (GlyphId(segment.Run.Font, glyph.Id) is { } id)
                    Write($"<use href=\"#{id}\" transform=\"translate({x + (glyph.X * scale):0.##} {baseline - (glyph.Y * scale):0.##}) scale({scale:0.#####})\"{own}/>");
                x += glyph.Advance * scale;
            }
        }
        Write($"</g>");
    }

    /// <inheritdoc/>
    public void Icon(IconShape icon, double x, double y, double size, Color color)
    {
        if (!shared.TryGetValue(icon.Name, out var id))
        {
            shared[icon.Name] = id = Invariant($"i{shared.Count}");
            definitions.Append(Invariant($"<path id=\"{id}\" d=\"{Data(icon.Shape)}\"/>"));
        }
        Write($"<use href=\"#{id}\" transform=\"translate({x:0.##} {y:0.##}) scale({size / icon.Side:0.#####})\" fill=\"{color}\"/>");
    }

    /// <inheritdoc/>
    public void Image(Picture picture, Box box) =>
        Write($"<image {Place(box)} preserveAspectRatio=\"none\" href=\"data:image/{(picture.JpegComponents > 0 ? "jpeg" : "png")};base64,{Convert.ToBase64String(picture.File)}\"/>");

    string? GlyphId(FontFile font, uint glyph)
    {
        if (glyphs.TryGetValue((font, glyph), out var id))
            return id.Length == 0 ? null : id;
        var data = outlines.Of(font, glyph);
        glyphs[(font, glyph)] = id = data.Length == 0 ? "" : Invariant($"g{glyphs.Count}");
        if (id.Length == 0)
            return null;
        definitions.Append(Invariant($"<path id=\"{id}\" d=\"{data}\"/>"));
        return id;
    }

    string Reference(Paint paint)
    {
        if (paint.Gradient is not { } gradient)
            return paint.Color.ToString();
        if (!shared.TryGetValue(gradient, out var id))
        {
            shared[gradient] = id = Invariant($"l{shared.Count}");
            definitions.Append(Invariant($"<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\" y1=\"{gradient.Top:0.##}\" y2=\"{gradient.Bottom:0.##}\">"));
            foreach (var (at, color) in gradient.Stops)
                definitions.Append(Invariant($"<stop offset=\"{at:0.###}\" stop-color=\"{color}\"/>"));
            definitions.Append("</linearGradient>");
        }
        return $"url(#{id})";
    }

    static string Data(Outline outline)
    {
        var data = new StringBuilder();
        foreach (var part in outline.Parts)
            data.Append(part.Verb switch
            {
                OutlineVerb.Move => Invariant($"M{part.X:0.##} {part.Y:0.##}"),
                OutlineVerb.Line => Invariant($"L{part.X:0.##} {part.Y:0.##}"),
                OutlineVerb.Curve => Invariant($"C{part.X1:0.##} {part.Y1:0.##} {part.X2:0.##} {part.Y2:0.##} {part.X:0.##} {part.Y:0.##}"),
                _ => "Z",
            });
        return data.ToString();
    }

    static string Place(Box box) => Invariant($"x=\"{box.X:0.##}\" y=\"{box.Y:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\"");

    // Characters that XML does not know at all become blanks.
    static string Escape(string text) => SecurityElement.Escape(string.Concat(text.EnumerateRunes().Select(rune => rune.Value is < ' ' or 0xFFFE or 0xFFFF ? " " : rune.ToString())));

    void Write(FormattableString part) => body.Append(Invariant(part));

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    sealed class Group(StringBuilder body) : IDisposable
    {
        public void Dispose() => body.Append("</g>");
    }
}

/// <summary>The shapes of glyphs as path data, in font units with y downwards.</summary>
sealed class GlyphOutlines
{
    readonly Dictionary<FontFile, SKFont> fonts = [];

    public string Of(FontFile font, uint glyph)
    {
        if (!fonts.TryGetValue(font, out var known))
            fonts[font] = known = SkiaFonts.Of(font, (float)font.UnitsPerEm);
        using var path = known.GetGlyphPath((ushort)glyph);
        return path?.ToSvgPathData() ?? "";
    }
}
