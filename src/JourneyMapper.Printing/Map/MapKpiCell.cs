using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>The KPIs of a touchpoint: name, last value, the way there as a small line, and how it stands.</summary>
sealed class MapKpiCell
{
    const double Gap = 8;
    const double NameGap = 1;
    const double LeastValue = 28;
    const double WidestValue = 200;
    const double State = 20;
    const double StateIcon = 16;
    const double StateText = 20;

    // The small line: its size, and how far its ends stay from its edges.
    const double LineWidth = 76;
    const double LineHeight = 26;
    const double Edge = 4;

    static readonly TextLook NameLook = new(12, 16, Palette.Ink2);
    static readonly TextLook ValueLook = new(15, 22, Palette.Ink);

    readonly double width;
    readonly List<(MapKpi Kpi, TextBlock Name, TextBlock? Value, bool IsBeside, TextBlock State)> kpis = [];

    public MapKpiCell(MapKpis cell, double column, MapTypesetter types)
    {
        width = column - (2 * MapStyle.CellAcross);
        foreach (var kpi in cell.Kpis)
        {
            var value = kpi.Value is { } known ? types.Block(known, FontStyle.SemiBold, width, ValueLook) : null;
            var isBeside = value is null || kpi.Recent.Count < 2 || value.UsedWidth + Gap + LineWidth <= Math.Min(width, WidestValue);
            kpis.Add((kpi, types.Block(kpi.Name, FontStyle.Regular, width, NameLook), value, isBeside,
                types.Block(kpi.State, FontStyle.Medium, width - StateText, new(12, State, kpi.Color))));
        }
    }

    /// <summary>How high the cell must be.</summary>
    public double Height => Math.Max(MapStyle.LeastKpiCell, MapStyle.Border + (2 * MapStyle.CellAbove) + kpis.Sum(kpi => HeightOf(kpi.Name, kpi.Value, kpi.IsBeside, kpi.State)) + (Math.Max(0, kpis.Count - 1) * ((2 * Gap) + MapStyle.Border)));

    public void Draw(ICanvas canvas, Element parent, double x, double y, Func<string, IconShape> icons)
    {
        (x, y) = (x + MapStyle.CellAcross, y + MapStyle.Border + MapStyle.CellAbove);
        var list = parent.Add(Role.L);
        for (var i = 0; i < kpis.Count; i++)
        {
            var (kpi, name, value, isBeside, state) = kpis[i];
            if (i > 0)
            {
                canvas.Mark(null);
                canvas.Fill(new Box(x, y + Gap, width, MapStyle.Border), Palette.Line);
                y += (2 * Gap) + MapStyle.Border;
            }
            var body = list.Add(Role.LI).Add(Role.LBody);
            name.Draw(canvas, body.Add(Role.P, language: name.Language), x, y);
            y += name.Height + NameGap;
            if (value is not null)
            {
                var high = ValueHeight(value, isBeside);
                value.Draw(canvas, body.Add(Role.P), x, isBeside ? y + ((high - value.Height) / 2) : y);
                canvas.Mark(null);
                if (kpi.Recent.Count > 1)
                    DrawLine(canvas, kpi, isBeside ? x + Math.Min(width, WidestValue) - LineWidth : x, isBeside ? y + ((high - LineHeight) / 2) : y + value.Height);
                y += high + NameGap;
            }
            canvas.Mark(null);
            canvas.Icon(icons(kpi.StateIcon), x, y + ((State - StateIcon) / 2), StateIcon, kpi.Color);
            state.Draw(canvas, body.Add(Role.P), x + StateText, y);
            y += state.Height;
        }
    }

    static double HeightOf(TextBlock name, TextBlock? value, bool isBeside, TextBlock state) => name.Height + NameGap + (value is null ? 0 : ValueHeight(value, isBeside) + NameGap) + state.Height;

    static double ValueHeight(TextBlock value, bool isBeside) => Math.Max(LeastValue, isBeside ? value.Height : value.Height + LineHeight);

    static void DrawLine(ICanvas canvas, MapKpi kpi, double x, double y)
    {
        var values = kpi.Recent;
        var (least, most) = (Math.Min(values.Min(), kpi.Target ?? values[0]), Math.Max(values.Max(), kpi.Target ?? values[0]));
        double Across(int point) => x + Edge + (point * (LineWidth - (2 * Edge)) / (values.Count - 1));
        // A level line lies in the middle.
        double Down(double value) => y + Edge + ((LineHeight - (2 * Edge)) * (most == least ? 0.5 : (most - value) / (most - least)));
        if (kpi.Target is { } target)
            canvas.Stroke(Outline.Line(x, Down(target), x + LineWidth, Down(target)), new Pen(Palette.Ink3.Tint(0.7), 1, 3, 3));
        var line = new Outline().MoveTo(Across(0), Down(values[0]));
        for (var i = 1; i < values.Count; i++)
            line.LineTo(Across(i), Down(values[i]));
        canvas.Stroke(line, new Pen(kpi.LineColor, 1.8, HasRoundEnds: true));
        canvas.FillCircle(Across(values.Count - 1), Down(values[^1]), 2.6, kpi.LineColor);
    }
}
