using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Pdf;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Makes the PDF of a map.</summary>
/// <param name="fonts">The fonts of its texts.</param>
/// <param name="queue">Draws it in its turn.</param>
/// <param name="clock">Says which day it is where nobody has said.</param>
public sealed class MapPrinter(FontCascade fonts, PaperQueue queue, TimeProvider clock)
{
    // Of the picture of a page, in pixels.
    const double PageWidth = 1000;

    /// <summary>Prints a map in the language of the current culture.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">Paper, lanes, layout.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="askedBy">Who waits for it, see <see cref="PaperQueue"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public Task<PrintedPdf> PrintAsync(Journey journey, PrintOptions options, IProgress<PrintProgress>? progress = null, Guid askedBy = default, CancellationToken cancellation = default) =>
        queue.DrawAsync(askedBy, (stream, stop) => Draw(stream, journey, options, stop), progress, cancellation);

    /// <summary>How a map comes onto pages, without drawing it.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">Paper, lanes, layout.</param>
    /// <param name="cancellation">Gives up.</param>
    public MapPaging Plan(Journey journey, PrintOptions options, CancellationToken cancellation = default)
    {
        using var drawing = new MapDrawing(fonts, journey, options, clock.Today(), cancellation);
        var plan = drawing.Plan;
        return new(plan.Sheets.Count, plan.Layout, plan.TextSize, plan.Paper.Width / plan.Paper.Height);
    }

    /// <summary>A picture of one page, as PNG: what the PDF will look like.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">Paper, lanes, layout.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="askedBy">Who waits for it, see <see cref="PaperQueue"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null where there is no such page.</returns>
    /// <exception cref="PrintException">It could not be drawn.</exception>
    public async Task<byte[]?> PageAsync(Journey journey, PrintOptions options, int page, Guid askedBy, CancellationToken cancellation) =>
        await queue.PaintAsync(askedBy, (stream, stop) => DrawPage(stream, journey, options, page, stop), cancellation) is { Length: > 0 } drawn ? drawn : null;

    /// <summary>Draws a map now, out of turn.</summary>
    internal void Draw(Stream stream, Journey journey, PrintOptions options, CancellationToken cancellation)
    {
        using var drawing = new MapDrawing(fonts, journey, options, clock.Today(), cancellation);
        var plan = drawing.Plan;
        var document = new PdfDocument(stream, new(journey.Title, drawing.Language, clock.GetUtcNow()));
        drawing.Pages.Draw(document, plan.Sheets, plan.Paper, plan.IsAligned, cancellation: cancellation);
        MapContinuation.Draw(document, drawing.Shaper, journey, options, plan.Planned);
        document.Finish();
    }

    // Writes nothing where there is no such page.
    void DrawPage(Stream stream, Journey journey, PrintOptions options, int page, CancellationToken cancellation)
    {
        using var drawing = new MapDrawing(fonts, journey, options, clock.Today(), cancellation);
        var plan = drawing.Plan;
        if (page < 1 || page > plan.Sheets.Count)
            return;
        using var canvas = new PixelCanvas(plan.Paper.Width, plan.Paper.Height, PageWidth / plan.Paper.Width, Color.White);
        drawing.Pages.DrawPage(canvas, plan.Sheets, plan.Paper, plan.IsAligned, page - 1);
        canvas.WritePng(stream);
    }
}

/// <summary>How a map comes onto pages.</summary>
/// <param name="Pages">How many its sheets take; cards of personas and long texts follow on further ones.</param>
/// <param name="Layout">The layout that was chosen; never <see cref="PrintLayout.Automatic"/>.</param>
/// <param name="TextSize">The size of the smallest text in cells, in points.</param>
/// <param name="Ratio">The width of a page by its height.</param>
public sealed record MapPaging(int Pages, PrintLayout Layout, double TextSize, double Ratio);
