using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>How large a map is, in CSS pixels.</summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public sealed record ImageSize(double Width, double Height)
{
    /// <summary>The width in pixels.</summary>
    public int Across(int scale) => (int)Math.Ceiling(Width * scale);

    /// <summary>The height in pixels.</summary>
    public int Down(int scale) => (int)Math.Ceiling(Height * scale);

    /// <summary>Whether it can be drawn at a scale.</summary>
    public bool Fits(int scale) => (long)Across(scale) * Down(scale) <= PixelCanvas.MostPixels;

    /// <summary>Why it is not drawn at a scale, in words: with what helps.</summary>
    public string Refusal(int scale) => (Fits(1) ? ExportText.PictureTooLargeAt : ExportText.PictureTooLarge)
        .With(scale, Across(scale), Down(scale), PixelCanvas.MostPixels / 1_000_000);
}

/// <summary>A map as a picture cannot be had so large. The message is for people.</summary>
public sealed class ImageTooLargeException(string message) : Exception(message);

/// <summary>Makes pictures of whole maps, in the language of the current culture, in turn with what is printed.</summary>
/// <param name="fonts">The fonts of their texts.</param>
/// <param name="queue">Draws them in their turn.</param>
/// <param name="clock">Says which day it is where nobody has said.</param>
public sealed class MapPainter(FontCascade fonts, PaperQueue queue, TimeProvider clock)
{
    /// <summary>How large a map is.</summary>
    /// <exception cref="PrintException">It took too long.</exception>
    public async Task<ImageSize> MeasureAsync(Journey journey, PrintOptions options, Guid askedBy = default, CancellationToken cancellation = default)
    {
        ImageSize? size = null;
        await queue.PaintAsync(askedBy, (_, _) => LayOut(journey, options, (_, _, measured) => size = measured), cancellation);
        return size!;
    }

    /// <summary>The map in pixels.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">What is shown of it.</param>
    /// <param name="image">How.</param>
    /// <param name="askedBy">Who waits for it, see <see cref="PaperQueue"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>A PNG file.</returns>
    /// <exception cref="ImageTooLargeException">It has too many pixels at that scale.</exception>
    /// <exception cref="PrintException">It took too long, or became too large.</exception>
    public Task<byte[]> PngAsync(Journey journey, PrintOptions options, ImageOptions image, Guid askedBy = default, CancellationToken cancellation = default) =>
        queue.PaintAsync(askedBy, (stream, stop) => LayOut(journey, options, (pages, sheet, size) =>
        {
            var scale = image.Scale ?? ImageOptions.Scales.FirstOrDefault(size.Fits, 1);
            if (!size.Fits(scale))
                throw new ImageTooLargeException(size.Refusal(scale));
            WritePng(stream, pages, sheet, size, scale, image.Ground, stop);
        }), cancellation);

    /// <summary>The map in pixels, small enough for a box.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">What is shown of it.</param>
    /// <param name="image">How; its scale is that which fits.</param>
    /// <param name="width">The width of the box, in pixels.</param>
    /// <param name="height">The height of the box, in pixels.</param>
    /// <param name="askedBy">Who waits for it, see <see cref="PaperQueue"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>A PNG file.</returns>
    /// <exception cref="PrintException">It took too long, or became too large.</exception>
    public Task<byte[]> SmallPngAsync(Journey journey, PrintOptions options, ImageOptions image, int width, int height, Guid askedBy = default, CancellationToken cancellation = default) =>
        queue.PaintAsync(askedBy, (stream, stop) => LayOut(journey, options, (pages, sheet, size) =>
            WritePng(stream, pages, sheet, size, Math.Min(1, Math.Min(width / size.Width, height / size.Height)), image.Ground, stop)), cancellation);

    /// <summary>The map in lines, sharp at any size.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">What is shown of it.</param>
    /// <param name="image">What it is drawn on.</param>
    /// <param name="askedBy">Who waits for it, see <see cref="PaperQueue"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>An SVG file.</returns>
    /// <exception cref="PrintException">It took too long, or became too large.</exception>
    public Task<byte[]> SvgAsync(Journey journey, PrintOptions options, ImageOptions image, Guid askedBy = default, CancellationToken cancellation = default) =>
        queue.PaintAsync(askedBy, (stream, stop) => LayOut(journey, options, (pages, sheet, size) =>
        {
            var canvas = new SvgCanvas(size.Width, size.Height, journey.Title, image.Ground, DescriptionOf(journey), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
            stop.ThrowIfCancellationRequested();
            pages.Draw(canvas, sheet, size.Width, size.Height);
            stop.ThrowIfCancellationRequested();
            using var file = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            canvas.Write(file);
        }), cancellation);

    // The whole map is one sheet, as that of a poster.
    void LayOut(Journey journey, PrintOptions options, Action<MapPages, MapSheet, ImageSize> draw)
    {
        using var drawing = new MapDrawing(fonts, journey, options with { Paper = Paper.Poster, IsImage = true }, clock.Today());
        var paper = drawing.Plan.Paper;
        draw(drawing.Pages, drawing.Plan.Sheets[0], new(Math.Ceiling(paper.Width), Math.Ceiling(paper.Height)));
    }

    static void WritePng(Stream stream, MapPages pages, MapSheet sheet, ImageSize size, double scale, Color? ground, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var canvas = new PixelCanvas(size.Width, size.Height, scale, ground);
        pages.Draw(canvas, sheet, size.Width, size.Height);
        stop.ThrowIfCancellationRequested();
        canvas.WritePng(stream);
    }

    static string DescriptionOf(Journey journey)
    {
        var count = Texts.Count(journey.Touchpoints.Length, ExportText.PictureOfOne, ExportText.PictureOfOther);
        return journey.Scenario.Length == 0 ? count : $"{journey.Scenario} {count}";
    }
}
