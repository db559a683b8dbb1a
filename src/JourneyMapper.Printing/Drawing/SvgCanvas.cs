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
/// <param name="background">What it is drawn on; null: nothing, it is transparent.</param>
/// <param name="description">What it shows, in a sentence or some; empty: its title says it.</param>
/// <param name="language">The language of its texts, as BCP 47 writes it.</param>
public sealed class SvgCanvas(double width, double height, string title, Color? background = null, string description = "", string language = "en") : ICanvas
{
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    readonly StringBuilder body = new();
    readonly StringBuilder definitions = new();
    readonly Dictionary<(FontFile Font, uint Glyph), string> glyphs = [];
    readonly Dictionary<object, string> shared = [];
    readonly GlyphOutlines outlines = new();

    /// <inheritdoc/>
    public Element Document { get; } = new(Role.Document, null);

    /// <summary>The file.</summary>
    public override string ToString()
    {
        using var file = new StringWriter(Culture);
        Write(file);
        return file.ToString();
    }

    /// <summary>Writes the file. The root is no role "img": what is in an image is not told to those who read with their ears.</summary>
    public void Write(TextWriter file)
    {
        file.Write(string.Create(Culture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.##}\" height=\"{height:0.##}\" viewBox=\"0 0 {width:0.##} {height:0.##}\" lang=\"{Escape(language)}\"><title>{Escape(title)}</title>"));
        if (description.Length > 0)
            file.Write($"<desc>{Escape(description)}</desc>");
        file.Write("<defs>");
        file.Write(definitions);
        file.Write("</defs>");
        if (background is { } color)
            file.Write($"<rect width=\"100%\" height=\"100%\" fill=\"{color}\"/>");
        file.Write(body);
        file.Write("</svg>\n");
    }

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
            body.Append(Culture, $"<a href=\"{Escape(address)}\"><title>{Escape(text)}</title><rect {Place(box)} fill-opacity=\"0\"/></a>");
    }

    /// <inheritdoc/>
    public IDisposable Transform(double scale, double x, double y)
    {
        body.Append(Culture, $"<g transform=\"translate({x:0.###} {y:0.###}) scale({scale:0.#####})\">");
        return new Group(body);
    }

    /// <inheritdoc/>
    public IDisposable Clip(Box box)
    {
        var id = Invariant($"c{shared.Count}");
        shared.Add(new object(), id);
        definitions.Append(Culture, $"<clipPath id=\"{id}\"><rect {Place(box)}/></clipPath>");
        body.Append(Culture, $"<g clip-path=\"url(#{id})\">");
        return new Group(body);
    }

    /// <inheritdoc/>
    public void Fill(Box box, Color color) => body.Append(Culture, $"<rect {Place(box)} fill=\"{color}\"/>");

    /// <inheritdoc/>
    public void Fill(Outline outline, Paint paint) => body.Append(Culture, $"<path d=\"{Data(outline)}\" fill=\"{Reference(paint)}\"/>");

    /// <inheritdoc/>
    public void Stroke(Outline outline, Pen pen)
    {
        var dash = pen.Dash is { } length ? Invariant($" stroke-dasharray=\"{length:0.##} {pen.Gap:0.##}\"") : "";
        var ends = pen.HasRoundEnds ? " stroke-linecap=\"round\" stroke-linejoin=\"round\"" : "";
        body.Append(Culture, $"<path d=\"{Data(outline)}\" fill=\"none\" stroke=\"{Reference(pen.Paint)}\" stroke-width=\"{pen.Width:0.##}\"{dash}{ends}/>");
    }

    /// <inheritdoc/>
    public void Text(TextLine line, double x, double baseline, double size, Color color)
    {
        if (line.Segments.IsEmpty)
            return;
        if (line.Paragraph.IsRightToLeft)
            x -= line.Trailing * size;
        body.Append(Culture, $"<g fill=\"{color}\" role=\"img\" aria-label=\"{Escape(line.Text.Trim())}\">");
        foreach (var segment in line.Segments)
        {
            var font = segment.Run.Font;
            var scale = size / font.UnitsPerEm;
            var own = line.Paragraph.SpanOf(segment.Run).Color is { } other ? $" fill=\"{other}\"" : "";
            // In units of the font: a glyph is then named by its place alone, and a file half as large.
            body.Append(Culture, $"<g transform=\"translate({x:0.##} {baseline:0.##}) scale({scale:0.#####})\"{own}>");
            var at = 0.0;
            foreach (var glyph in segment.Glyphs)
            {
                if (GlyphId(font, glyph.Id) is { } id)
                {
                    body.Append(Culture, $"<use href=\"#{id}\" x=\"{at + glyph.X:0}\"");
                    if (glyph.Y != 0)
                        body.Append(Culture, $" y=\"{-glyph.Y:0}\"");
                    body.Append("/>");
                }
                at += glyph.Advance;
            }
            body.Append("</g>");
            x += at * scale;
        }
        body.Append("</g>");
    }

    /// <inheritdoc/>
    public void Icon(IconShape icon, double x, double y, double size, Color color)
    {
        if (!shared.TryGetValue(icon.Name, out var id))
        {
            shared[icon.Name] = id = Invariant($"i{shared.Count}");
            definitions.Append(Culture, $"<path id=\"{id}\" d=\"{Data(icon.Shape)}\"/>");
        }
        body.Append(Culture, $"<use href=\"#{id}\" transform=\"translate({x:0.##} {y:0.##}) scale({size / icon.Side:0.#####})\" fill=\"{color}\"/>");
    }

    /// <inheritdoc/>
    public void Image(Picture picture, Box box) =>
        body.Append(Culture, $"<image {Place(box)} preserveAspectRatio=\"none\" href=\"data:image/{(picture.JpegComponents > 0 ? "jpeg" : "png")};base64,{Convert.ToBase64String(picture.File)}\"/>");

    string? GlyphId(FontFile font, uint glyph)
    {
        if (glyphs.TryGetValue((font, glyph), out var id))
            return id.Length == 0 ? null : id;
        var data = outlines.Of(font, glyph);
        glyphs[(font, glyph)] = id = data.Length == 0 ? "" : Invariant($"g{glyphs.Count}");
        if (id.Length == 0)
            return null;
        definitions.Append(Culture, $"<path id=\"{id}\" d=\"{data}\"/>");
        return id;
    }

    string Reference(Paint paint)
    {
        if (paint.Gradient is not { } gradient)
            return paint.Color.ToString();
        if (!shared.TryGetValue(gradient, out var id))
        {
            shared[gradient] = id = Invariant($"l{shared.Count}");
            definitions.Append(Culture, $"<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\" y1=\"{gradient.Top:0.##}\" y2=\"{gradient.Bottom:0.##}\">");
            foreach (var (at, color) in gradient.Stops)
                definitions.Append(Culture, $"<stop offset=\"{at:0.###}\" stop-color=\"{color}\"/>");
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
