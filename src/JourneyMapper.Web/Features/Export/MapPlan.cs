using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Map;

namespace JourneyMapper.Web.Features.Export;

/// <summary>How a map comes onto pages: which sheets, how large, on which paper. Made by laying all of it out, so that what it says is exact.</summary>
sealed class MapPlan
{
    /// <summary>The smallest text, in points, at which the whole map is put on one sheet unless somebody asks for it: that of footnotes.</summary>
    public const double SmallestText = 5;

    // What header and footer take when title and persona fit on a line each.
    const double Heading = 92;
    const int MostRounds = 4;
    const double BodyText = 13;
    const double PointsInPixel = 0.75;

    MapPlan(PrintLayout layout, ImmutableArray<Sheet> planned, IReadOnlyList<MapSheet> sheets, MapPaper paper) => (Layout, Planned, Sheets, Paper) = (layout, planned, sheets, paper);

    /// <summary>The layout that was chosen; never <see cref="PrintLayout.Automatic"/>.</summary>
    public PrintLayout Layout { get; }

    /// <summary>Which touchpoints and lanes are on which sheet.</summary>
    public ImmutableArray<Sheet> Planned { get; }

    /// <summary>What is drawn of them.</summary>
    public IReadOnlyList<MapSheet> Sheets { get; }

    /// <summary>What they are drawn on.</summary>
    public MapPaper Paper { get; }

    /// <summary>Whether rows are equally high on all sheets, so that they hang side by side.</summary>
    public bool IsAligned => Layout == PrintLayout.Tiled;

    /// <summary>The size of the text in the cells of the sheet where it is smallest, in points.</summary>
    public double TextSize => TextSizeAt(Sheets.Min(sheet => sheet.Zoom), Paper);

    /// <summary>Plans the pages of a map.</summary>
    /// <param name="pages">Measures its sheets.</param>
    /// <param name="map">Says what is printed.</param>
    /// <param name="journey">The map.</param>
    /// <param name="options">Paper, lanes, layout.</param>
    /// <param name="cancellation">Gives up between two rounds.</param>
    public static MapPlan Make(MapPages pages, PaperMap map, Journey journey, PrintOptions options, CancellationToken cancellation = default)
    {
        if (options.IsPoster)
            return Poster(pages, map, new SheetPlanner(journey, options, Heading).Plan());
        if (options.Layout != PrintLayout.Automatic)
            return Fitted(pages, map, journey, options, cancellation);
        var whole = options with { Layout = PrintLayout.OneSheet };
        // A large map is not laid out to learn what the number of its columns says.
        var narrowest = SheetPlanner.Titles + (journey.Touchpoints.Length * SheetPlanner.NarrowestOnOneSheet);
        if (TextSizeAt(PaperSize.Of(whole).InnerWidth / narrowest, PaperOf(whole)) >= SmallestText && Fitted(pages, map, journey, whole, cancellation) is { TextSize: >= SmallestText } fitted)
            return fitted;
        return Fitted(pages, map, journey, options with { Layout = PrintLayout.Stages }, cancellation);
    }

    // The planner estimates heights: where a map became higher than its page, it plans again with the exact ones.
    static MapPlan Fitted(MapPages pages, PaperMap map, Journey journey, PrintOptions options, CancellationToken cancellation)
    {
        var planner = new SheetPlanner(journey, options, Heading);
        var (planned, paper) = (planner.Plan(), PaperOf(options));
        for (var round = 1; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var sheets = map.Sheets(planned);
            var excess = pages.Excess(sheets, paper, options.Layout == PrintLayout.Tiled);
            if (round == MostRounds || excess.All(share => share <= 1))
                return new(options.Layout, planned, sheets, paper);
            planned = planner.PlanAgain(planned, excess);
        }
    }

    static MapPlan Poster(MapPages pages, PaperMap map, ImmutableArray<Sheet> planned)
    {
        var sheets = map.Sheets(planned);
        var (width, height) = pages.NaturalSize(sheets[0], PosterSize.NarrowestPage);
        return new(PrintLayout.OneSheet, planned, sheets, new(width, height, PosterSize.Magnification(width, height)));
    }

    static double TextSizeAt(double zoom, MapPaper paper) => BodyText * PointsInPixel * paper.Magnification * zoom;

    static MapPaper PaperOf(PrintOptions options)
    {
        var size = PaperSize.Of(options);
        return new(size.PageWidth / size.Magnification, size.PageHeight / size.Magnification, size.Magnification);
    }
}
