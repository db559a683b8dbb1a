using JourneyMapper.Printing.Text;
using SkiaSharp;

namespace JourneyMapper.Printing.Drawing;

/// <summary>Draws a PNG, with SkiaSharp. For one thread.</summary>
public sealed class PixelCanvas : ICanvas, IDisposable
{
    /// <summary>A picture has at most so many pixels: 400 MB while it is drawn.</summary>
    public const long MostPixels = 100_000_000;

    readonly bool hasAlpha;
    readonly SKSurface surface;
    readonly SKCanvas canvas;
    readonly Dictionary<(FontFile Font, double Size), SKFont> fonts = [];
    readonly Dictionary<string, SKPath> icons = new(StringComparer.Ordinal);

    /// <summary>Begins a picture.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    /// <param name="scale">How many pixels a CSS pixel makes, a side: 2 for sharp screens.</param>
    /// <param name="background">What it is drawn on; null: nothing, it is transparent.</param>
    /// <exception cref="ArgumentOutOfRangeException">It would have more than <see cref="MostPixels"/>.</exception>
    public PixelCanvas(double width, double height, double scale, Color? background)
    {
        var (across, down) = ((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)across * down, MostPixels, nameof(scale));
        surface = SKSurface.Create(new SKImageInfo(across, down, SKColorType.Rgba8888, SKAlphaType.Premul));
        canvas = surface.Canvas;
        hasAlpha = background is null;
        canvas.Clear(background is { } color ? Of(color) : SKColors.Transparent);
        canvas.Scale((float)scale);
    }

    /// <inheritdoc/>
    public Element Document { get; } = new(Role.Document, null);

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng()
    {
        using var file = new MemoryStream();
        WritePng(file);
        return file.ToArray();
    }

    /// <summary>Writes the picture as a PNG file.</summary>
    public void WritePng(Stream file)
    {
        using var pixels = surface.PeekPixels();
        PngWriter.Write(file, pixels, hasAlpha);
    }

    /// <inheritdoc/>
    public void Mark(Element? element, Box? bounds = null)
    {
        // Pixels mean nothing.
    }

    /// <inheritdoc/>
    public void Bookmark(string title, int level, double y)
    {
        // Pixels have no outline.
    }

    /// <inheritdoc/>
    public void Link(Element element, Box box, string address, string text)
    {
        // Pixels lead nowhere.
    }

    /// <inheritdoc/>
    public IDisposable Transform(double scale, double x, double y)
    {
        var restoring = new SKAutoCanvasRestore(canvas);
        canvas.Translate((float)x, (float)y);
        canvas.Scale((float)scale);
        return restoring;
    }

    /// <inheritdoc/>
    public IDisposable Clip(Box box)
    {
        var restoring = new SKAutoCanvasRestore(canvas);
        canvas.ClipRect(Of(box));
        return restoring;
    }

    /// <inheritdoc/>
    public void Fill(Box box, Color color)
    {
        using var paint = Filling(color);
        canvas.DrawRect(Of(box), paint);
    }

    /// <inheritdoc/>
    public void Fill(Outline outline, Paint paint)
    {
        using var filling = Filling(paint);
        using var path = Of(outline);
        canvas.DrawPath(path, filling);
    }

    /// <inheritdoc/>
    public void Stroke(Outline outline, Pen pen)
    {
        using var paint = Filling(pen.Paint);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)pen.Width;
        if (pen.HasRoundEnds)
            (paint.StrokeCap, paint.StrokeJoin) = (SKStrokeCap.Round, SKStrokeJoin.Round);
        using var dashes = pen.Dash is { } dash ? SKPathEffect.CreateDash([(float)dash, (float)pen.Gap], 0) : null;
        paint.PathEffect = dashes;
        using var path = Of(outline);
        canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public void Text(TextLine line, double x, double baseline, double size, Color color)
    {
        if (line.Paragraph.IsRightToLeft)
            x -= line.Trailing * size;
        foreach (var segment in line.Segments)
        {
            var font = FontOf(segment.Run.Font, size);
            var scale = size / segment.Run.Font.UnitsPerEm;
            using var builder = new SKTextBlobBuilder();
            var run = builder.AllocatePositionedRun(font, segment.Count);
            for (var i = 0; i < segment.Count; i++)
            {
                var glyph = segment.Glyphs[i];
                run.Glyphs[i] = (ushort)glyph.Id;
                run.Positions[i] = new((float)(x + (glyph.X * scale)), (float)(baseline - (glyph.Y * scale)));
                x += glyph.Advance * scale;
            }
            using var blob = builder.Build();
            using var paint = Filling(line.Paragraph.SpanOf(segment.Run).Color ?? color);
            if (blob is not null)
                canvas.DrawText(blob, 0, 0, paint);
        }
    }

    /// <inheritdoc/>
    public void Icon(IconShape icon, double x, double y, double size, Color color)
    {
        if (!icons.TryGetValue(icon.Name, out var path))
            icons[icon.Name] = path = Of(icon.Shape);
        using var restoring = Transform(size / icon.Side, x, y);
        using var paint = Filling(color);
        canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public void Image(Picture picture, Box box)
    {
        using var image = SKImage.FromEncodedData(picture.File);
        if (image is not null)
            canvas.DrawImage(image, Of(box), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var font in fonts.Values)
            font.Dispose();
        foreach (var icon in icons.Values)
            icon.Dispose();
        surface.Dispose();
    }

    SKFont FontOf(FontFile font, double size)
    {
        if (!fonts.TryGetValue((font, size), out var known))
            fonts[(font, size)] = known = SkiaFonts.Of(font, (float)size);
        return known;
    }

    static SKPaint Filling(Paint paint)
    {
        var filling = new SKPaint { IsAntialias = true, Color = Of(paint.Color) };
        if (paint.Gradient is { } gradient)
            filling.Shader = SKShader.CreateLinearGradient(new(0, (float)gradient.Top), new(0, (float)gradient.Bottom),
                [.. gradient.Stops.Select(stop => Of(stop.Color))], [.. gradient.Stops.Select(stop => (float)stop.At)], SKShaderTileMode.Clamp);
        return filling;
    }

    static SKColor Of(Color color) => new(color.Red, color.Green, color.Blue);

    static SKRect Of(Box box) => new((float)box.X, (float)box.Y, (float)box.Right, (float)box.Bottom);

    static SKPath Of(Outline outline)
    {
        using var path = new SKPathBuilder();
        foreach (var part in outline.Parts)
        {
            switch (part.Verb)
            {
                case OutlineVerb.Move:
                    path.MoveTo((float)part.X, (float)part.Y);
                    break;
                case OutlineVerb.Line:
                    path.LineTo((float)part.X, (float)part.Y);
                    break;
                case OutlineVerb.Curve:
                    path.CubicTo((float)part.X1, (float)part.Y1, (float)part.X2, (float)part.Y2, (float)part.X, (float)part.Y);
                    break;
                default:
                    path.Close();
                    break;
            }
        }
        return path.Detach();
    }
}
