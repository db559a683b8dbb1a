using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>The scores of the last months and of today as a small line, the same on the screen and on paper.</summary>
static class TrendShape
{
    /// <summary>How wide it is, in CSS pixels.</summary>
    public const int Width = 92;

    /// <summary>How high it is, in CSS pixels.</summary>
    public const int Height = 28;

    const int Edge = 3;
    const int Months = 12;
    const double LineWidth = 2;

    /// <summary>Its points; today's is at the right edge, whatever the length of the history, and the scale is always 0 to 100, so that lines can be compared.</summary>
    /// <param name="past">The scores at the ends of months, in order.</param>
    /// <param name="now">That of today.</param>
    /// <returns>None where there is no past.</returns>
    public static IReadOnlyList<(double X, double Y)> Points(IReadOnlyCollection<(DateOnly On, int Score)> past, int now)
    {
        return past.Count == 0 ? [] : [.. past.Select(score => score.Score).Append(now).Select((score, i) => (X(past.Count - i), Y(score)))];

        static double X(int monthsAgo) => Edge + ((Months - monthsAgo) * (Width - (2.0 * Edge)) / Months);
        static double Y(int score) => Height - Edge - (score * (Height - (2.0 * Edge)) / 100);
    }

    /// <summary>Its ends in words.</summary>
    public static string Text(IReadOnlyList<(DateOnly On, int Score)> past, int now) => CoverageText.TrendText.With(past[0].Score, past[0].On, now);

    /// <summary>It on paper.</summary>
    public static FlowDrawing Draw(IReadOnlyList<(double X, double Y)> points) => new(Height, (canvas, box) =>
    {
        using (canvas.Transform(1, box.X, box.Y))
            canvas.Stroke(SvgPath.Parse(SvgLine.Through(points)), new Pen(Palette.Accent, LineWidth, HasRoundEnds: true));
    });
}
