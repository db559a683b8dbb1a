namespace JourneyMapper.Printing.Drawing;

/// <summary>Shapes that are drawn often.</summary>
public static class CanvasExtensions
{
    /// <summary>A box with round corners.</summary>
    public static void FillRounded(this ICanvas canvas, Box box, double radius, Color color)
    {
        if (radius <= 0)
            canvas.Fill(box, color);
        else
            canvas.Fill(Outline.RoundedBox(box, radius), color);
    }

    /// <summary>A line of a pixel's width along the inside of a box with round corners, as a border of CSS.</summary>
    public static void StrokeRounded(this ICanvas canvas, Box box, double radius, Pen pen) =>
        canvas.Stroke(Outline.RoundedBox(box.Inset(pen.Width / 2), Math.Max(0, radius - (pen.Width / 2))), pen);

    /// <summary>A circle.</summary>
    public static void FillCircle(this ICanvas canvas, double x, double y, double radius, Color color) => canvas.Fill(Outline.Circle(x, y, radius), color);
}
