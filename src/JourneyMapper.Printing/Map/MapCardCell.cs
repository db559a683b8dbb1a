using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>The card of a touchpoint, in the lines of a column's width.</summary>
sealed class MapCardCell
{
    const double Across = 6;
    const double Above = 8;
    const double LeastCard = 72;
    const double Tile = 32;
    const double TileIcon = 18;
    const double Gap = 9;
    const double Inside = 8;
    const double BelowGap = 1;
    const double BelowIcon = 14;
    const double Strip = 5;
    const double Radius = 10;
    const double StarSide = 20;

    const double BelowTile = 7;

    // Borders and what is inside them.
    const double AroundText = 2 + 17;

    // Beside the tile of a column that is no wider than this, names would be broken within words.
    const double WidestStacked = 160;

    readonly MapCard card;
    readonly double column;
    readonly double room;
    readonly bool isStacked;
    readonly TextBlock name;
    readonly TextBlock? below;

    /// <summary>Breaks its texts into lines.</summary>
    /// <param name="card">The card.</param>
    /// <param name="column">The width of its column.</param>
    /// <param name="arcs">How much room transitions need above it.</param>
    /// <param name="types">Shapes its texts.</param>
    public MapCardCell(MapCard card, double column, double arcs, MapTypesetter types)
    {
        (this.card, this.column, room) = (card, column, arcs);
        isStacked = column < WidestStacked;
        var width = Math.Max(1, column - (2 * Across) - AroundText - (isStacked ? 0 : Tile + Gap) - (card.Colour == CardColour.None ? 0 : Strip - 1));
        name = types.Block(card.Name, FontStyle.SemiBold, width, MapStyle.CardName);
        below = card.Below.Length > 0 ? types.Block(card.Below, FontStyle.Regular, width - (card.BelowIcon is null ? 0 : BelowIcon + 3), MapStyle.CardBelow) : null;
    }

    double TextHeight => name.Height + (below is null ? 0 : BelowGap + below.Height);

    double ContentHeight => TextHeight + (isStacked ? Tile + BelowTile : 0);

    /// <summary>How high the cell must be.</summary>
    public double Height => MapStyle.Border + (2 * Above) + room + Math.Max(LeastCard, 2 + (2 * Inside) + ContentHeight);

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Draws.</param>
    /// <param name="parent">The touchpoint's element; null: it has been drawn on another sheet.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="stage">The colour of its stage.</param>
    /// <param name="icons">The icons.</param>
    public void Draw(ICanvas canvas, Element? parent, Box cell, Color stage, Func<string, IconShape> icons)
    {
        var top = cell.Y + MapStyle.Border + Above + room;
        var box = new Box(cell.X + Across, top, column - (2 * Across), cell.Bottom - Above - top);
        canvas.Mark(null);
        var left = DrawGround(canvas, box);
        var middle = box.Y + (box.Height / 2);
        var tile = isStacked ? middle - (ContentHeight / 2) : middle - (Tile / 2);
        canvas.FillRounded(new Box(left, tile, Tile, Tile), Gap, stage.Tint(0.11));
        canvas.Icon(icons(card.Icon), left + ((Tile - TileIcon) / 2), tile + ((Tile - TileIcon) / 2), TileIcon, stage);
        left += isStacked ? 0 : Tile + Gap;
        var y = isStacked ? tile + Tile + BelowTile : middle - (TextHeight / 2);
        name.Draw(canvas, parent?.Add(Role.H3, language: name.Language), left, y);
        if (below is not null)
            DrawBelow(canvas, parent, left, y + name.Height + BelowGap, icons);
        if (card.Star is { } star)
            DrawStar(canvas, parent?.Add(Role.Figure, star), new(cell.Right - 2 - StarSide, cell.Y + MapStyle.Border + 1 + room, StarSide, StarSide), icons);
    }

    // A colour is a strip and a tint; gives where the tile stands.
    double DrawGround(ICanvas canvas, Box box)
    {
        if (MapColors.Of(card.Colour) is { } color)
        {
            canvas.FillRounded(box, Radius, color);
            canvas.Fill(Outline.RoundedBox(new(box.X + Strip, box.Y, box.Width - Strip, box.Height), 2, Radius, Radius, 2), color.Tint(0.10));
        }
        var line = card.IsOptional ? new Pen(Palette.Line2, 1, 3, 2) : new Pen(Palette.Line);
        if (card.Colour == CardColour.None || card.IsOptional)
            canvas.StrokeRounded(box, Radius, line);
        return box.X + (card.Colour == CardColour.None ? 1 : Strip) + Gap;
    }

    void DrawBelow(ICanvas canvas, Element? parent, double x, double y, Func<string, IconShape> icons)
    {
        if (card.BelowIcon is { } icon)
        {
            canvas.Mark(null);
            canvas.Icon(icons(icon), x, y + 0.5, BelowIcon, Palette.Ink3);
            x += BelowIcon + 3;
        }
        below!.Draw(canvas, parent?.Add(Role.P, language: below.Language), x, y);
    }

    static void DrawStar(ICanvas canvas, Element? figure, Box box, Func<string, IconShape> icons)
    {
        const double Icon = 14;
        canvas.Mark(figure, box);
        canvas.FillCircle(box.X + (box.Width / 2), box.Y + (box.Height / 2), box.Width / 2, MapColors.Star);
        canvas.Icon(icons("star"), box.X + ((box.Width - Icon) / 2), box.Y + ((box.Height - Icon) / 2), Icon, Color.White);
    }
}
