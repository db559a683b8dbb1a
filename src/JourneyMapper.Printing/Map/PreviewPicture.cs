using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>What the preview of a journey shows.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">What it is, above the title; empty for a picture of the product alone.</param>
/// <param name="Facts">What else is said of it, below the title; may be empty.</param>
/// <param name="Stages">All stages, from left to right.</param>
/// <param name="HasCurve">Whether it shows feelings; else each touchpoint is a disc.</param>
public sealed record MapPreview(string Title, string Kind, string Facts, IReadOnlyList<PreviewStage> Stages, bool HasCurve);

/// <summary>A stage of a preview.</summary>
/// <param name="Stage">The stage; its colour follows it.</param>
/// <param name="Label">Its name; may be empty.</param>
/// <param name="Levels">The feeling at each of its touchpoints, from −2 to 2.</param>
public sealed record PreviewStage(Stage Stage, string Label, IReadOnlyList<int> Levels);

/// <summary>
/// Draws the picture that other programs show beside a link: title, stages and curve, to be read at a third of its size. Its size is that which the programs ask for
/// (Open Graph protocol; 1.91 to 1).
/// </summary>
public static class PreviewPicture
{
    /// <summary>The width, in pixels.</summary>
    public const int Width = 1200;

    /// <summary>The height, in pixels.</summary>
    public const int Height = 630;

    const double Margin = 64;
    const double Inner = Width - (2 * Margin);
    const double Gap = 12;
    const double Band = (Inner - (4 * Gap)) / 5;
    const double TitleGap = 8;
    const double BandTop = 306;
    const double BandBottom = 562;
    const double BandRadius = 18;
    const double LabelTop = BandTop + 24;
    const double CurveTop = 392;
    const double CurveBottom = 530;
    const double Middle = (CurveTop + CurveBottom) / 2;

    // Beyond it points hide the curve.
    const int MostPoints = 40;

    static readonly (double Size, int Lines)[] TitleSizes = [(60, 2), (46, 2), (38, 3)];
    static readonly TextLook SmallLook = new(26, 34, Palette.Ink2);
    static readonly LinearGradient CurvePaint = new(CurveTop, CurveBottom, [(0, Palette.GoodLine), (0.38, Palette.GoodLine), (0.5, Palette.NeutralLine), (0.62, Palette.BadLine), (1, Palette.BadLine)]);

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Of that size, on white.</param>
    /// <param name="preview">What it shows.</param>
    /// <param name="shaper">Shapes its texts.</param>
    /// <param name="icons">The icons by their names.</param>
    public static void Draw(ICanvas canvas, MapPreview preview, TextShaper shaper, Func<string, IconShape> icons)
    {
        DrawTitle(canvas, preview, shaper);
        for (var i = 0; i < preview.Stages.Count; i++)
            DrawStage(canvas, preview.Stages[i], Left(i), shaper);
        canvas.Stroke(Outline.Line(Margin, Middle, Width - Margin, Middle), new Pen(Palette.Line2, 2, 4, 6));
        if (preview.HasCurve)
            DrawCurve(canvas, preview.Stages);
        else
            DrawDiscs(canvas, preview.Stages);
        if (preview.Kind.Length > 0)
            DrawProduct(canvas, shaper, icons);
    }

    // As large as it can be in a few lines, in the middle of the space above the stages.
    static void DrawTitle(ICanvas canvas, MapPreview preview, TextShaper shaper)
    {
        var paragraph = shaper.Paragraph(preview.Title, FontStyle.Bold);
        var titles = TitleSizes.Select(each => (each.Lines, Block: new TextBlock(paragraph, Inner, new(each.Size, each.Size * 1.16, Palette.Ink)))).ToList();
        var (lines, title) = titles.Find(each => each.Block.LineCount <= each.Lines) is { Block: not null } fits ? fits : titles[^1];
        title = title.Part(0, lines);
        var (kind, facts) = (Line(preview.Kind, FontStyle.Medium, Palette.Accent), Line(preview.Facts, FontStyle.Regular, Palette.Ink2));
        var y = (BandTop - kind.Height - title.Height - facts.Height - (2 * TitleGap)) / 2;
        kind.Draw(canvas, null, Margin, y);
        title.Draw(canvas, null, Margin, y += kind.Height + TitleGap);
        facts.Draw(canvas, null, Margin, y + title.Height + TitleGap);

        TextBlock Line(string text, FontStyle style, Color color) => new TextBlock(text.Length == 0 ? [] : [shaper.Paragraph(text, style)], Inner, SmallLook with { Color = color }).Part(0, 1);
    }

    static void DrawProduct(ICanvas canvas, TextShaper shaper, Func<string, IconShape> icons)
    {
        const double Icon = 28;
        const double Top = 581;
        var name = new TextBlock(shaper.Paragraph("JourneyMapper", FontStyle.SemiBold), Inner, new(22, 30, Palette.Accent));
        var x = Width - Margin - name.UsedWidth;
        canvas.Icon(icons("route"), x - Icon - 8, Top + 1, Icon, Palette.Accent);
        name.Draw(canvas, null, x, Top);
    }

    static void DrawStage(ICanvas canvas, PreviewStage stage, double x, TextShaper shaper)
    {
        var color = MapColors.Of(stage.Stage);
        var box = new Box(x, BandTop, Band, BandBottom - BandTop);
        if (stage.Levels.Count == 0)
        {
            canvas.StrokeRounded(box, BandRadius, new Pen(Palette.Line2, 2, 6, 6));
        }
        else
        {
            canvas.FillRounded(box, BandRadius, color.Tint(0.07));
            canvas.FillRounded(new Box(x + 18, BandTop + 10, Band - 36, 6), 3, color);
        }
        if (stage.Label.Length == 0)
            return;
        var word = shaper.Paragraph(stage.Label, FontStyle.SemiBold);
        const double Size = 22;
        var line = word.Fit((Band - 36) / Size);
        canvas.Text(line, x + 18, LineDrawing.Baseline(word.Font, LabelTop, Size, 30), Size, color);
    }

    static void DrawCurve(ICanvas canvas, IReadOnlyList<PreviewStage> stages)
    {
        var points = stages.SelectMany((stage, i) => stage.Levels.Select((level, at) => (X: Left(i) + Across(stage, at), Y: Middle - (level * (CurveBottom - CurveTop) / (2 * Limits.Emotion)), Level: level))).ToList();
        if (points.Count == 0)
            return;
        var line = new Outline().MoveTo(points[0].X, points[0].Y);
        // Level at each point, as on the map.
        foreach (var ((fromX, fromY, _), (toX, toY, _)) in points.Zip(points.Skip(1)))
            line.CurveTo((fromX + toX) / 2, fromY, (fromX + toX) / 2, toY, toX, toY);
        canvas.Stroke(line, new Pen(CurvePaint, 7, HasRoundEnds: true));
        if (points.Count > MostPoints)
            return;
        foreach (var (x, y, level) in points)
        {
            canvas.FillCircle(x, y, 11, level switch { > 0 => Palette.GoodLine, < 0 => Palette.BadLine, _ => Palette.NeutralLine });
            canvas.FillCircle(x, y, 6, Color.White);
        }
    }

    static void DrawDiscs(ICanvas canvas, IReadOnlyList<PreviewStage> stages)
    {
        for (var i = 0; i < stages.Count; i++)
            for (var at = 0; at < stages[i].Levels.Count; at++)
                canvas.FillCircle(Left(i) + Across(stages[i], at), Middle, Math.Min(13, Band / stages[i].Levels.Count / 2.6), MapColors.Of(stages[i].Stage));
    }

    static double Left(int stage) => Margin + (stage * (Band + Gap));

    static double Across(PreviewStage stage, int at) => Band * (at + 0.5) / stage.Levels.Count;
}
