using System.Globalization;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>A square of cells in which things stand by two numbers, each from 1.</summary>
/// <param name="Size">How many cells it is wide and high.</param>
/// <param name="Across">What grows to the right.</param>
/// <param name="Up">What grows upwards.</param>
public sealed record FlowMatrix(int Size, string Across, string Up)
{
    /// <summary>The colour of the cell at so much across and so much up.</summary>
    public required Func<int, int, Color> Ground { get; init; }

    /// <summary>What a cell is called; null: nothing.</summary>
    public Func<int, int, string?> Title { get; init; } = (_, _) => null;

    /// <summary>What stands in it: short marks that a list explains.</summary>
    public IReadOnlyList<(int Across, int Up, string Mark)> Points { get; init; } = [];
}

/// <summary>A matrix: a figure with a text for those who do not see it.</summary>
sealed class MatrixFlow(FlowMatrix matrix, string alternative, TextShaper shaper) : FlowBlock
{
    const double Cell = 62;
    const double Gap = 3;
    const double AxisRoom = 22;
    const double TitleRoom = 19;
    const double Padding = 6;
    const double Disc = 19;
    const double DiscGap = 3;

    static readonly TextLook AxisLook = new(11, 16, Palette.Ink2, Alignment.Center);
    static readonly TextLook TitleLook = new(10, 14, Palette.Ink2);
    static readonly TextLook MarkLook = new(9.5, Disc, Color.White, Alignment.Center);

    // The axis upwards is named above its numbers: words stand upright.
    public override double Height(double width) => AxisRoom + (matrix.Size * (Cell + Gap)) + (2 * AxisRoom);

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var figure = parent.Add(Role.Figure, alternative);
        canvas.Mark(figure, place);
        Write(canvas, figure, $"{matrix.Up} ↑", AxisLook with { Alignment = Alignment.Left }, place.X, place.Y, place.Width);
        var (left, top) = (place.X + AxisRoom, place.Y + AxisRoom);
        var each = (place.Width - AxisRoom) / matrix.Size;
        var points = matrix.Points.ToLookup(point => (point.Across, point.Up), point => point.Mark);
        for (var up = matrix.Size; up >= 1; up--)
        {
            var y = top + ((matrix.Size - up) * (Cell + Gap));
            Write(canvas, figure, Number(up), AxisLook, place.X, y + ((Cell - AxisLook.LineHeight) / 2), AxisRoom - 6);
            for (var across = 1; across <= matrix.Size; across++)
                DrawCell(canvas, figure, new(left + ((across - 1) * each), y, each - Gap, Cell), matrix.Ground(across, up), matrix.Title(across, up), [.. points[(across, up)]]);
        }
        var below = top + (matrix.Size * (Cell + Gap));
        for (var across = 1; across <= matrix.Size; across++)
            Write(canvas, figure, Number(across), AxisLook, left + ((across - 1) * each), below, each - Gap);
        Write(canvas, figure, $"{matrix.Across} →", AxisLook with { Alignment = Alignment.Right }, left, below + AxisRoom - 6, place.Width - AxisRoom - Gap);
    }

    void DrawCell(ICanvas canvas, Element figure, Box box, Color ground, string? title, IReadOnlyList<string> marks)
    {
        canvas.FillRounded(box, 6, ground);
        var y = box.Y + Padding;
        if (title is not null)
        {
            Write(canvas, figure, title, TitleLook, box.X + Padding, box.Y + 3, box.Width - (2 * Padding));
            y = box.Y + TitleRoom;
        }
        var columns = Math.Max(1, (int)((box.Width - (2 * Padding) + DiscGap) / (Disc + DiscGap)));
        var rows = Math.Max(1, (int)((box.Bottom - y - 2 + DiscGap) / (Disc + DiscGap)));
        // Where not all have room, the last place says how many more there are.
        var shown = marks.Count <= columns * rows ? marks.Count : (columns * rows) - 1;
        for (var i = 0; i < shown; i++)
            DrawMark(canvas, figure, marks[i], Palette.Ink2, box.X + Padding + (i % columns * (Disc + DiscGap)), y + (i / columns * (Disc + DiscGap)));
        if (shown < marks.Count)
            DrawMark(canvas, figure, string.Create(CultureInfo.InvariantCulture, $"+{marks.Count - shown}"), Palette.Accent, box.X + Padding + (shown % columns * (Disc + DiscGap)), y + (shown / columns * (Disc + DiscGap)));
    }

    void DrawMark(ICanvas canvas, Element figure, string mark, Color color, double x, double y)
    {
        canvas.FillCircle(x + (Disc / 2), y + (Disc / 2), Disc / 2, color);
        new TextBlock(shaper.Paragraph(mark, FontStyle.SemiBold), Disc, MarkLook).Draw(canvas, figure, x, y);
    }

    void Write(ICanvas canvas, Element figure, string text, TextLook look, double x, double y, double width) => new TextBlock(shaper.Paragraph(text, FontStyle.Medium), width, look).Draw(canvas, figure, x, y);

    static string Number(int number) => number.ToString(CultureInfo.CurrentCulture);
}
