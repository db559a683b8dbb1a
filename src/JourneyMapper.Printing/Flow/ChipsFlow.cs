using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>Short words in round boxes beside each other, such as channels: a list.</summary>
sealed class ChipsFlow(IReadOnlyList<(IconShape? Icon, Paragraph Text)> chips, Color ground, Color color, Color iconColor) : FlowBlock
{
    const double High = 22;
    const double Gap = 6;
    const double Inside = 9;
    const double IconSize = 14;
    const double IconRoom = 19;

    readonly TextLook look = new(11.5, High, color);

    public override double Height(double width)
    {
        var rows = Places(width)[^1].Row + 1;
        return (rows * (High + Gap)) - Gap;
    }

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var list = parent.Add(Role.L);
        foreach (var (chip, row, x, width) in Places(place.Width))
        {
            var (icon, text) = chips[chip];
            var box = new Box(place.X + x, place.Y + (row * (High + Gap)), width, High);
            canvas.Mark(null);
            canvas.FillRounded(box, High / 2, ground);
            if (icon is not null)
                canvas.Icon(icon, box.X + Inside, box.Y + ((High - IconSize) / 2), IconSize, iconColor);
            var line = text.Fit((width - (2 * Inside) - Room(icon) + 1) / look.Size);
            LineDrawing.Draw(canvas, list.Add(Role.LI).Add(Role.LBody), line, box.X + Inside + Room(icon), LineDrawing.Baseline(text.Font, box.Y, look.Size, High), look.Size, color);
        }
    }

    List<(int Chip, int Row, double X, double Width)> Places(double width)
    {
        var places = new List<(int, int, double, double)>();
        var (row, x) = (0, 0.0);
        for (var i = 0; i < chips.Count; i++)
        {
            var each = Math.Min(width, (2 * Inside) + Room(chips[i].Icon) + (chips[i].Text.Width * look.Size));
            if (x > 0 && x + each > width)
                (row, x) = (row + 1, 0);
            places.Add((i, row, x, each));
            x += each + Gap;
        }
        return places;
    }

    static double Room(IconShape? icon) => icon is null ? 0 : IconRoom;
}

/// <summary>Something drawn by its owner at the left, as decoration, and blocks beside it.</summary>
sealed class BesideFlow(FlowDrawing drawing, double room, FlowStack content) : FlowBlock
{
    public override double Height(double width) => Math.Max(drawing.Height, content.Height(width - room));

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        canvas.Mark(null);
        drawing.Draw(canvas, place with { Width = room, Height = drawing.Height });
        var height = content.Height(place.Width - room);
        content.Draw(canvas, parent, new(place.X + room, place.Y + ((place.Height - height) / 2), place.Width - room, height));
    }
}
