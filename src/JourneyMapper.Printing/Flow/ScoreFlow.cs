using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>Names with numbers in boxes, side by side in one row: a list.</summary>
sealed class TilesFlow(IReadOnlyList<(FlowTile Tile, Paragraph Label, Paragraph Value)> tiles) : FlowBlock
{
    const double Gap = 10;
    const double LabelGap = 4;
    const double Across = 10;
    const double Above = 5;
    const double DrawingGap = 4;

    static readonly TextLook LabelLook = new(11.5, 15, Palette.Ink2);
    static readonly TextLook ValueLook = new(12.5, 17, Palette.Ink);

    public override double Height(double width) => LabelHeight(width) + LabelGap + BoxHeight(width);

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var (each, labels, height) = (WidthOf(place.Width), LabelHeight(place.Width), BoxHeight(place.Width));
        var list = parent.Add(Role.L);
        for (var i = 0; i < tiles.Count; i++)
        {
            var (tile, label, value) = tiles[i];
            var box = new Box(place.X + (i * (each + Gap)), place.Y + labels + LabelGap, each, height);
            var body = list.Add(Role.LI).Add(Role.LBody);
            var name = Label(tile, label, each);
            // Names of one line stand close to their boxes where others have two.
            name.Draw(canvas, body.Add(Role.P, language: name.Language), box.X, place.Y + labels - name.Height);
            tile.Mark.Draw(canvas, box);
            var number = Value(tile, value, each);
            number.Draw(canvas, body.Add(Role.P), box.X + Across, box.Y + Above);
            if (tile.Drawing is not { } drawing)
                continue;
            canvas.Mark(null);
            drawing.Draw(canvas, new(box.X + Across, box.Bottom - Above - DrawingGap / 2 - drawing.Height, each - (2 * Across), drawing.Height));
        }
    }

    static TextBlock Label(FlowTile tile, Paragraph label, double width) => new(label, width, LabelLook with { Color = tile.LabelColor });

    static TextBlock Value(FlowTile tile, Paragraph value, double width) => new(value, width - (2 * Across), ValueLook with { Color = tile.Color });

    double WidthOf(double width) => (width - (Gap * (tiles.Count - 1))) / tiles.Count;

    double LabelHeight(double width) => tiles.Max(each => Label(each.Tile, each.Label, WidthOf(width)).Height);

    double BoxHeight(double width) =>
        (2 * Above) + tiles.Max(each => Value(each.Tile, each.Value, WidthOf(width)).Height + (each.Tile.Drawing is { } drawing ? drawing.Height + DrawingGap + (DrawingGap / 2) : 0));
}

/// <summary>Names with bars and numbers beside them: a list.</summary>
sealed class BarsFlow(IReadOnlyList<(FlowBar Bar, Paragraph Name, Paragraph Value)> bars) : FlowBlock
{
    const double Gap = 12;
    const double RowGap = 5;
    const double Indent = 12;
    const double ValueWidth = 48;
    const double NameShare = 0.55;
    const double BarHeight = 7;
    const double BelowBarHeight = 5;

    static readonly TextLook NameLook = new(12, 16, Palette.Ink2);
    static readonly TextLook BelowLook = new(11, 14.5, Palette.Ink3);

    public override double Height(double width) => bars.Sum(each => Name(each.Bar, each.Name, width).Height + RowGap) - RowGap;

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var list = parent.Add(Role.L);
        var names = NamesWidth(place.Width);
        var barsWidth = place.Width - names - ValueWidth - (2 * Gap);
        var y = place.Y;
        foreach (var (bar, name, value) in bars)
        {
            var body = list.Add(Role.LI).Add(Role.LBody);
            var text = Name(bar, name, place.Width);
            text.Draw(canvas, body.Add(Role.P, language: text.Language), place.X + (bar.IsBelow ? Indent : 0), y);
            var look = bar.IsBelow ? BelowLook : NameLook;
            if (bar.Share is { } share)
            {
                canvas.Mark(null);
                var drawing = FlowDrawing.Bar(share, bar.Color, Palette.Hover, bar.IsBelow ? BelowBarHeight : BarHeight);
                drawing.Draw(canvas, new(place.X + names + Gap, y + ((look.LineHeight - drawing.Height) / 2), barsWidth, drawing.Height));
            }
            new TextBlock(value, ValueWidth, look with { Color = bar.IsBelow ? Palette.Ink2 : Palette.Ink }).Draw(canvas, body.Add(Role.P), place.Right - ValueWidth, y);
            y += text.Height + RowGap;
        }
    }

    static double NamesWidth(double width) => (width - ValueWidth - (2 * Gap)) * NameShare;

    static TextBlock Name(FlowBar bar, Paragraph name, double width) =>
        bar.IsBelow ? new(name, NamesWidth(width) - Indent, BelowLook) : new(name, NamesWidth(width), NameLook);
}
