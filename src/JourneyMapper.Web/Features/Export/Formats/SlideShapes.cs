using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>How a text looks.</summary>
/// <param name="Size">In points.</param>
/// <param name="Colour">RRGGBB.</param>
/// <param name="IsBold">Whether it is bold.</param>
readonly record struct SlideFont(double Size, string Colour = ExportColours.Ink, bool IsBold = false);

/// <summary>A cell of a table on a slide.</summary>
/// <param name="Text">What stands in it, in lines.</param>
/// <param name="Font">How.</param>
/// <param name="Ground">Its colour, RRGGBB.</param>
readonly record struct SlideCell(string Text, SlideFont Font, string Ground = ExportColours.Paper);

/// <summary>What stands on slides: boxes and tables that people edit. Lengths as in <see cref="SlideDeck"/>.</summary>
static class SlideShapes
{
    const int Inset = 6 * SlideDeck.Point;

    /// <summary>The title of a slide, by which programs find and read it.</summary>
    public static P.Shape Title(string text, int left, int top, int width, int height, SlideFont font) => new(
        new P.NonVisualShapeProperties(Named("Title"), new P.NonVisualShapeDrawingProperties(new A.ShapeLocks { NoGrouping = true }), new P.ApplicationNonVisualDrawingProperties(new P.PlaceholderShape { Type = P.PlaceholderValues.Title })),
        new P.ShapeProperties(Place(left, top, width, height)),
        Filled(new P.TextBody(new A.BodyProperties(new A.NormalAutoFit()) { Anchor = A.TextAnchoringTypeValues.Bottom, LeftInset = 0 }, new A.ListStyle()), text, font));

    /// <summary>A box with a text.</summary>
    public static P.Shape Box(string name, string text, int left, int top, int width, int height, SlideFont font, string? ground = null, bool centred = false, bool atRight = false) => new(
        new P.NonVisualShapeProperties(Named(name), new P.NonVisualShapeDrawingProperties { TextBox = true }, new P.ApplicationNonVisualDrawingProperties()),
        new P.ShapeProperties(Place(left, top, width, height), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }, ground is null ? new A.NoFill() : Solid(ground)),
        Filled(new P.TextBody(new A.BodyProperties(new A.NormalAutoFit()) { Wrap = A.TextWrappingValues.Square, LeftInset = ground is null ? 0 : Inset, Anchor = centred ? A.TextAnchoringTypeValues.Center : A.TextAnchoringTypeValues.Top },
            new A.ListStyle()), text, font, atRight));

    /// <summary>A table.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="left">Where it stands.</param>
    /// <param name="top">Where it stands.</param>
    /// <param name="columns">How wide its columns are.</param>
    /// <param name="heights">How high its rows are, at least.</param>
    /// <param name="rows">Its cells, row by row. The first row and the first column are headings.</param>
    public static P.GraphicFrame Table(string name, int left, int top, IReadOnlyList<int> columns, IReadOnlyList<int> heights, IReadOnlyList<IReadOnlyList<SlideCell>> rows)
    {
        var table = new A.Table(new A.TableProperties { FirstRow = true, FirstColumn = true }, new A.TableGrid(columns.Select(width => new A.GridColumn { Width = width })));
        table.Append(rows.Select((row, i) => new A.TableRow(row.Select(Cell)) { Height = heights[i] }));
        return new(
            new P.NonVisualGraphicFrameProperties(Named(name), new P.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoGrouping = true }), new P.ApplicationNonVisualDrawingProperties()),
            new P.Transform(new A.Offset { X = left, Y = top }, new A.Extents { Cx = columns.Sum(), Cy = heights.Sum() }),
            new A.Graphic(new A.GraphicData(table) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/table" }));
    }

    static A.TableCell Cell(SlideCell cell) => new(
        Filled(new A.TextBody(new A.BodyProperties(), new A.ListStyle()), cell.Text, cell.Font),
        new A.TableCellProperties(Border<A.LeftBorderLineProperties>(), Border<A.RightBorderLineProperties>(), Border<A.TopBorderLineProperties>(), Border<A.BottomBorderLineProperties>(), Solid(cell.Ground))
        {
            LeftMargin = Inset,
            RightMargin = Inset,
            TopMargin = Inset / 2,
            BottomMargin = Inset / 2,
        });

    static TBorder Border<TBorder>()
        where TBorder : A.LinePropertiesType, new()
    {
        var border = new TBorder { Width = SlideDeck.Point / 2 };
        border.Append(Solid(ExportColours.Line));
        return border;
    }

    static TBody Filled<TBody>(TBody body, string text, SlideFont font, bool atRight = false)
        where TBody : OpenXmlElement
    {
        foreach (var line in XmlText.Of(text).Split('\n'))
            body.AppendChild(line.Length == 0
                ? new A.Paragraph(new A.EndParagraphRunProperties { FontSize = Hundredths(font) })
                : new A.Paragraph(new A.ParagraphProperties { Alignment = atRight ? A.TextAlignmentTypeValues.Right : A.TextAlignmentTypeValues.Left }, new A.Run(new A.RunProperties(Solid(font.Colour)) { FontSize = Hundredths(font), Bold = font.IsBold }, new A.Text(line))));
        return body;
    }

    static int Hundredths(SlideFont font) => (int)(font.Size * 100);

    static A.SolidFill Solid(string colour) => new(new A.RgbColorModelHex { Val = colour });

    static A.Transform2D Place(int left, int top, int width, int height) => new(new A.Offset { X = left, Y = top }, new A.Extents { Cx = width, Cy = height });

    // The deck numbers them.
    static P.NonVisualDrawingProperties Named(string name) => new() { Id = 0, Name = name };
}
