using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Pdf;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>The paper of a map, in CSS pixels before it is magnified.</summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Magnification">How much larger than on a screen all is printed.</param>
public sealed record MapPaper(double Width, double Height, double Magnification);

/// <summary>The sheets of a map: measures them, and draws them on pages. For one thread.</summary>
/// <param name="subject">What is the same on all sheets.</param>
/// <param name="shaper">Shapes its texts.</param>
public sealed class MapPages(MapSubject subject, TextShaper shaper)
{
    readonly MapTypesetter types = new(shaper);

    // Laid out to be measured, until they are drawn.
    readonly Dictionary<MapSheet, MapSheetLayout> measured = new(ReferenceEqualityComparer.Instance);

    /// <summary>For each sheet, how many times higher its map is than the space for it; 1 or less where it fits.</summary>
    /// <param name="sheets">The sheets.</param>
    /// <param name="paper">Their paper.</param>
    /// <param name="isAligned">Whether pages hang side by side.</param>
    public IReadOnlyList<double> Excess(IReadOnlyList<MapSheet> sheets, MapPaper paper, bool isAligned)
    {
        var frame = new MapFrame(subject, types);
        measured.Clear();
        foreach (var sheet in sheets)
            measured[sheet] = new(subject, sheet, types);
        return [.. sheets.Select((sheet, i) => measured[sheet].Height * sheet.Zoom / Space(frame, sheet, paper, i, sheets.Count, isAligned))];
    }

    /// <summary>The size of a page that is as large as its one sheet needs, in CSS pixels.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="least">The least width.</param>
    public (double Width, double Height) NaturalSize(MapSheet sheet, double least)
    {
        var layout = measured[sheet] = new(subject, sheet, types);
        var frame = new MapFrame(subject, types);
        var inner = Math.Max(layout.Width * sheet.Zoom, least - (2 * MapStyle.Margin));
        return (inner + (2 * MapStyle.Margin), (2 * MapStyle.Margin) + frame.HeadHeight(inner, isFirst: true) + (layout.Height * sheet.Zoom) + FootHeight(frame, sheet, inner, 1, 1));
    }

    /// <summary>Draws sheets, each on a page; a map that is still higher than its page is made smaller, so that nothing is ever cut off.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sheets">The sheets.</param>
    /// <param name="paper">Their paper.</param>
    /// <param name="isAligned">Whether pages hang side by side: rows then have the same heights on all.</param>
    /// <param name="drawn">Told how many are drawn.</param>
    /// <param name="cancellation">Gives up between two sheets.</param>
    public void Draw(PdfDocument document, IReadOnlyList<MapSheet> sheets, MapPaper paper, bool isAligned, Action<int>? drawn = null, CancellationToken cancellation = default)
    {
        var frame = new MapFrame(subject, types);
        var elements = new MapElements(document.Document);
        var layouts = isAligned ? Aligned(frame, sheets, paper) : null;
        for (var i = 0; i < sheets.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var canvas = document.AddPage(paper.Width, paper.Height, paper.Magnification);
            Draw(canvas, frame, layouts?[i] ?? Stretched(frame, sheets[i], paper, i, sheets.Count), elements, paper, i, sheets.Count, HeadHeight(frame, paper, i, isAligned));
            drawn?.Invoke(i + 1);
        }
    }

    /// <summary>Draws one of several sheets as it will be on its page.</summary>
    /// <param name="canvas">As large as the paper.</param>
    /// <param name="sheets">All of them.</param>
    /// <param name="paper">Their paper.</param>
    /// <param name="isAligned">Whether pages hang side by side.</param>
    /// <param name="page">Which, from 0.</param>
    public void DrawPage(ICanvas canvas, IReadOnlyList<MapSheet> sheets, MapPaper paper, bool isAligned, int page)
    {
        var frame = new MapFrame(subject, types);
        var layout = isAligned ? Aligned(frame, sheets, paper)[page] : Stretched(frame, sheets[page], paper, page, sheets.Count);
        Draw(canvas, frame, layout, new(canvas.Document), paper, page, sheets.Count, HeadHeight(frame, paper, page, isAligned));
    }

    /// <summary>Draws one sheet that is all there is: a picture of the whole map.</summary>
    /// <param name="canvas">As large as <see cref="NaturalSize"/>.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="width">The width of the canvas.</param>
    /// <param name="height">The height of the canvas.</param>
    public void Draw(ICanvas canvas, MapSheet sheet, double width, double height)
    {
        var (frame, paper) = (new MapFrame(subject, types), new MapPaper(width, height, 1));
        Draw(canvas, frame, LayoutOf(sheet), new(canvas.Document), paper, 0, 1, HeadHeight(frame, paper, 0, isAligned: false));
    }

    static void Draw(ICanvas canvas, MapFrame frame, MapSheetLayout layout, MapElements elements, MapPaper paper, int page, int pages, double head)
    {
        var (sheet, margin) = (layout.Sheet, MapStyle.Margin);
        var width = paper.Width - (2 * margin);
        frame.DrawHead(canvas, margin, margin, width, page == 0);
        var space = paper.Height - (2 * margin) - head - FootHeight(frame, sheet, width, page + 1, pages);
        var zoom = Math.Min(sheet.Zoom, space / layout.Height);
        using (canvas.Transform(zoom, margin, margin + head))
            layout.Draw(canvas, elements);
        var foot = FootScale(sheet);
        using (canvas.Transform(foot, margin, paper.Height - margin))
            frame.DrawFoot(canvas, 0, 0, width / foot, sheet.Legend, page + 1, pages);
    }

    MapSheetLayout Stretched(MapFrame frame, MapSheet sheet, MapPaper paper, int page, int pages)
    {
        var layout = LayoutOf(sheet);
        layout.Stretch(Space(frame, sheet, paper, page, pages, isAligned: false) / sheet.Zoom);
        return layout;
    }

    // To be drawn once: it is changed for its page.
    MapSheetLayout LayoutOf(MapSheet sheet) => measured.Remove(sheet, out var known) ? known : new(subject, sheet, types);

    // Sheets of the same lanes in the same size have the same rows.
    List<MapSheetLayout> Aligned(MapFrame frame, IReadOnlyList<MapSheet> sheets, MapPaper paper)
    {
        var layouts = sheets.Select(LayoutOf).ToList();
        foreach (var group in layouts.Select((layout, i) => (Layout: layout, Page: i)).GroupBy(each => (each.Layout.Sheet.Zoom, string.Join(',', each.Layout.Sheet.Lanes.Select(lane => lane.Id)))))
        {
            var heads = group.Max(each => each.Layout.HeadHeight);
            var highest = Enumerable.Range(0, group.First().Layout.Rows.Count).Select(row => group.Max(each => each.Layout.Rows[row])).ToList();
            var space = group.Min(each => Space(frame, each.Layout.Sheet, paper, each.Page, sheets.Count, isAligned: true)) / group.Key.Zoom;
            foreach (var (layout, _) in group)
            {
                if (heads + highest.Sum() + MapStyle.Border <= space)
                {
                    layout.HeadHeight = heads;
                    layout.Raise(highest);
                }
                layout.Stretch(space);
            }
        }
        return layouts;
    }

    // Of sheets that hang side by side all maps begin at the same height.
    static double HeadHeight(MapFrame frame, MapPaper paper, int page, bool isAligned) => frame.HeadHeight(paper.Width - (2 * MapStyle.Margin), isFirst: page == 0 || isAligned);

    static double Space(MapFrame frame, MapSheet sheet, MapPaper paper, int page, int pages, bool isAligned) =>
        paper.Height - (2 * MapStyle.Margin) - HeadHeight(frame, paper, page, isAligned) - FootHeight(frame, sheet, paper.Width - (2 * MapStyle.Margin), page + 1, pages);

    static double FootHeight(MapFrame frame, MapSheet sheet, double width, int page, int pages) => FootScale(sheet) * frame.FootHeight(width / FootScale(sheet), sheet.Legend, page, pages);

    // What explains a map is no larger than what it explains.
    static double FootScale(MapSheet sheet) => Math.Min(1, sheet.Zoom * MapStyle.Text.Size / MapStyle.Small.Size);
}
