using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>Texts of a cell, broken into the lines of a width.</summary>
sealed class MapTextCell
{
    const double PictureHeight = 96;
    const double PictureAround = 4;
    const double Bar = 3;
    const double ItemAcross = 10;
    const double ItemAbove = 6;
    const double ListedAbove = 2;
    const double Bullet = 12;
    const double ChoiceAcross = 11;
    const double ChoiceAbove = 3;
    const double MarkRoom = 20;

    readonly MapTexts texts;
    readonly MapLaneKind kind;
    readonly MapTypesetter types;
    readonly List<(IReadOnlyList<(TextBlock? Block, MapItemPart Part)> Parts, MapItemMark Mark, double Height)> items = [];
    readonly TextBlock? follows;
    readonly double width;

    public MapTextCell(MapTexts texts, MapLaneKind kind, double column, MapTypesetter types)
    {
        (this.texts, this.kind, this.types) = (texts, kind, types);
        width = column - (2 * MapStyle.CellAcross);
        var inner = width - (kind switch
        {
            // The bar lies in the space before the text, as on a screen.
            MapLaneKind.Pain or MapLaneKind.Opportunity => 2 * ItemAcross,
            MapLaneKind.Listed => Bullet,
            MapLaneKind.Choice => 2 * ChoiceAcross,
            _ => 0,
        });
        var look = Look(kind);
        foreach (var item in texts.Items)
        {
            var parts = item.Parts.Select(part => (Block: part.IsPicture ? null : types.Block(part.Spans, inner, look), part)).ToList();
            // The mark stands behind the last word, as on a screen: only where it has no room there, lines are shorter.
            if (item.Mark != MapItemMark.None && parts[^1].Block is { } last && last.LastLineWidth > inner - MarkRoom)
                parts[^1] = (types.Block(parts[^1].part.Spans, inner - MarkRoom, look), parts[^1].part);
            items.Add((parts, item.Mark, parts.Sum(part => part.Block?.Height ?? PictureHeight + (2 * PictureAround)) + (2 * Above(kind))));
        }
        follows = texts.Follows is { } more ? types.Block([new(more, FontStyle.SemiBold)], width, MapStyle.Follows) : null;
    }

    /// <summary>How high the cell must be.</summary>
    public double Height
    {
        get
        {
            var count = items.Count + (follows is null ? 0 : 1);
            var height = items.Sum(item => item.Height) + (follows?.Height ?? 0) + (MapStyle.ItemGap * Math.Max(0, count - 1));
            return Math.Max(MapStyle.LeastCell, MapStyle.Border + (2 * MapStyle.CellAbove) + height);
        }
    }

    public void Draw(ICanvas canvas, Element parent, double x, double y)
    {
        (x, y) = (x + MapStyle.CellAcross, y + MapStyle.Border + MapStyle.CellAbove);
        var isList = kind is MapLaneKind.Pain or MapLaneKind.Opportunity or MapLaneKind.Listed or MapLaneKind.Links;
        var list = isList && items.Count > 0 ? parent.Add(Role.L) : null;
        foreach (var (parts, mark, height) in items)
        {
            DrawItem(canvas, list is null ? parent : list.Add(Role.LI).Add(Role.LBody), parts, mark, new(x, y, width, height));
            y += height + MapStyle.ItemGap;
        }
        follows?.Draw(canvas, parent.Add(Role.P), x, y);
    }

    void DrawItem(ICanvas canvas, Element parent, IReadOnlyList<(TextBlock? Block, MapItemPart Part)> parts, MapItemMark mark, Box box)
    {
        canvas.Mark(null);
        var isRightToLeft = parts.Any(part => part.Block?.IsRightToLeft == true);
        var left = box.X;
        switch (kind)
        {
            case MapLaneKind.Pain or MapLaneKind.Opportunity:
                var isPain = kind == MapLaneKind.Pain;
                canvas.Fill(box, isPain ? Palette.BadSoft : Palette.GoodSoft);
                canvas.Fill(box with { X = isRightToLeft ? box.Right - Bar : box.X, Width = Bar }, isPain ? Palette.BadLine : Palette.GoodLine);
                left += isRightToLeft ? ItemAcross + (mark == MapItemMark.None ? 0 : MarkRoom) : ItemAcross;
                break;
            case MapLaneKind.Listed:
                types.Block([new("•")], Bullet, MapStyle.Item with { Color = Palette.Ink3, Alignment = isRightToLeft ? Alignment.Right : Alignment.Left })
                    .Draw(canvas, null, isRightToLeft ? box.Right - Bullet : box.X + 2, box.Y + ListedAbove);
                left += isRightToLeft ? 0 : Bullet;
                break;
            case MapLaneKind.Choice:
                canvas.FillRounded(box with { Width = Math.Min(width, (parts.Max(part => part.Block?.UsedWidth) ?? 0) + (2 * ChoiceAcross)) }, 12, Palette.Hover);
                left += ChoiceAcross;
                break;
        }
        var y = box.Y + Above(kind);
        foreach (var (block, part) in parts)
        {
            if (block is null)
            {
                DrawPicture(canvas, parent, part, left, y + PictureAround);
                y += PictureHeight + (2 * PictureAround);
                continue;
            }
            block.Draw(canvas, parent.Add(Role.P, language: block.Language), left, y);
            y += block.Height;
            if (mark != MapItemMark.None && part == parts[^1].Part)
                DrawMark(canvas, mark, isRightToLeft ? box.X + ItemAcross : left + Math.Min(block.LastLineWidth, block.Width) + 6, y - MapStyle.Item.LineHeight);
        }
    }

    void DrawPicture(ICanvas canvas, Element parent, MapItemPart part, double x, double y)
    {
        if (part.Picture is not { } picture)
            return;
        var scale = Math.Min(PictureHeight / picture.Height, width / picture.Width);
        var box = new Box(x, y + ((PictureHeight - (picture.Height * scale)) / 2), picture.Width * scale, picture.Height * scale);
        canvas.Mark(parent.Add(Role.Figure, string.Concat(part.Spans.Select(span => span.Text))), box);
        canvas.Image(picture, box);
    }

    // How much it hurts, by one to three bars; what is done or dropped.
    void DrawMark(ICanvas canvas, MapItemMark mark, double x, double y)
    {
        canvas.Mark(null);
        if (mark is MapItemMark.Done or MapItemMark.Dropped)
        {
            var sign = mark == MapItemMark.Done
                ? new Outline().MoveTo(x + 1, y + 9.5).LineTo(x + 4, y + 12.5).LineTo(x + 10, y + 5)
                : new Outline().MoveTo(x + 1, y + 5).LineTo(x + 9, y + 13).MoveTo(x + 9, y + 5).LineTo(x + 1, y + 13);
            canvas.Stroke(sign, new Pen(mark == MapItemMark.Done ? Palette.Good : Palette.Ink3, 1.6, HasRoundEnds: true));
            return;
        }
        var full = mark switch { MapItemMark.Low => 1, MapItemMark.Medium => 2, _ => 3 };
        for (var i = 0; i < 3; i++)
            canvas.Fill(new Box(x + (5 * i), y + 4, 4, 10), i < full ? Palette.BadLine : Palette.BadLine.Mix(0.25, Palette.BadSoft));
    }

    static TextLook Look(MapLaneKind kind) => kind switch
    {
        MapLaneKind.Quote => MapStyle.Said,
        MapLaneKind.Pain or MapLaneKind.Opportunity or MapLaneKind.Listed or MapLaneKind.Links => MapStyle.Item,
        MapLaneKind.Figure => MapStyle.Figure,
        MapLaneKind.Choice => MapStyle.Choice,
        _ => MapStyle.Text,
    };

    static double Above(MapLaneKind kind) => kind switch
    {
        MapLaneKind.Pain or MapLaneKind.Opportunity => ItemAbove,
        MapLaneKind.Listed or MapLaneKind.Links => ListedAbove,
        MapLaneKind.Choice => ChoiceAbove,
        _ => 0,
    };
}
