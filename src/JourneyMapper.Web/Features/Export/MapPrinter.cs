using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Map;
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
    // What header and footer take when title and persona fit on a line each.
    const double Heading = 92;
    const int MostRounds = 4;

    /// <summary>Prints a map in the language of the current culture.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">Paper, lanes, layout.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public Task<PrintedPdf> PrintAsync(Journey journey, PrintOptions options, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default) =>
        queue.DrawAsync((stream, stop) => Draw(stream, journey, options, stop), progress, cancellation);

    /// <summary>How many pages it will about have; known exactly when it is printed.</summary>
    public static ImmutableArray<Sheet> Estimate(Journey journey, PrintOptions options) => new SheetPlanner(journey, options, Heading).Plan();

    void Draw(Stream stream, Journey journey, PrintOptions options, CancellationToken cancellation)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        using var shaper = new TextShaper(fonts, language);
        var map = new PaperMap(journey, options);
        var pages = new MapPages(map.Subject(options.Day ?? clock.Today()), shaper);
        var document = new PdfDocument(stream, new(journey.Title, language, clock.GetUtcNow()));
        var isAligned = options.Layout == PrintLayout.Tiled;
        var planner = new SheetPlanner(journey, options, Heading);
        var planned = planner.Plan();
        var (sheets, paper) = options.Paper == Paper.Poster ? Poster(pages, map.Sheets(planned)) : Fitted(pages, map, planner, ref planned, PaperOf(options), isAligned, cancellation);
        pages.Draw(document, sheets, paper, isAligned, cancellation: cancellation);
        MapContinuation.Draw(document, shaper, journey, options, planned);
        document.Finish();
    }

    // The planner estimates heights: where a map became higher than its page, it plans again with the exact ones.
    static (IReadOnlyList<MapSheet> Sheets, MapPaper Paper) Fitted(MapPages pages, PaperMap map, SheetPlanner planner, ref ImmutableArray<Sheet> planned, MapPaper paper, bool isAligned, CancellationToken cancellation)
    {
        for (var round = 1; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var sheets = map.Sheets(planned);
            var excess = pages.Excess(sheets, paper, isAligned);
            if (round == MostRounds || excess.All(share => share <= 1))
                return (sheets, paper);
            planned = planner.PlanAgain(planned, excess);
        }
    }

    static (IReadOnlyList<MapSheet> Sheets, MapPaper Paper) Poster(MapPages pages, IReadOnlyList<MapSheet> sheets)
    {
        var (width, height) = pages.NaturalSize(sheets[0], PosterSize.NarrowestPage);
        return (sheets, new(width, height, PosterSize.Magnification(width, height)));
    }

    static MapPaper PaperOf(PrintOptions options)
    {
        var size = PaperSize.Of(options);
        return new(size.PageWidth / size.Magnification, size.PageHeight / size.Magnification, size.Magnification);
    }
}
