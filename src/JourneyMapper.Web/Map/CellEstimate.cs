using System.Text;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>
/// How high the cells of a touchpoint will about be: before a print is laid out, to choose its scale, and on a large map, to know which cells decide about the height of a lane.
/// The numbers follow wwwroot/css/map.css.
/// </summary>
sealed class CellEstimate
{
    const double TextSize = 13;
    const double TextLine = 18.9;
    const double ItemSize = 12.5;
    const double ItemLine = 17.5;
    const double NameLine = 16;
    const double BelowSize = 11.5;
    const double BelowLine = 16;
    const double Marks = 56;
    const double KpiSize = 12;
    const double KpiLine = 16;
    const double KpiValueSize = 15;

    // A picture in a cell and the space around it.
    const double Picture = 104;

    // The small line and the space before it.
    const double KpiPicture = 84;

    readonly Dictionary<Field<Touchpoint>, (double[] Paragraphs, int Pictures)> texts;
    readonly double below;
    readonly (double Name, double Value)[] kpis;

    /// <summary>Measures the texts of a touchpoint.</summary>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="kpis">What its KPIs say; null where it has none.</param>
    /// <param name="channels">The workspace's channels; null: their names are not known, and taken for as long as those that are built in, or for one line.</param>
    /// <param name="onScreen">Long texts are cut elsewhere than on paper.</param>
    /// <param name="further">Fields that are no lanes and have a row all the same, with what stands in their cells.</param>
    public CellEstimate(Touchpoint touchpoint, KpiCell? kpis, ChannelLibrary? channels, bool onScreen = false, IEnumerable<(Field<Touchpoint> Field, string Text)>? further = null)
    {
        below = Width(MapText.Below(touchpoint, channels ?? ChannelLibrary.BuiltIn), BelowSize);
        // On a screen marks stand behind the channel's name.
        if (onScreen && touchpoint.Channel.Length > 0)
            below += Marks;
        texts = Lanes.Written.ToDictionary(lane => lane, lane => Measure(lane, lane.Kind == FieldKind.Choices ? lane.Choice(lane.Read(touchpoint)) : lane.Read(touchpoint), onScreen));
        foreach (var (field, text) in further ?? [])
            texts[field] = Measure(field, text, onScreen);
        this.kpis = kpis is null ? [] : Measure(kpis);
    }

    /// <summary>The height of a cell with KPIs, in CSS pixels.</summary>
    public static double Height(KpiCell kpis, double column) => Height(Measure(kpis), column);

    /// <summary>The height of a cell in a column of that width, in CSS pixels.</summary>
    public double Height(Field<Touchpoint> lane, double column) => Height(lane, column, Math.Ceiling);

    /// <summary>The same without rounding to whole lines: tells which of many cells is likely to be the highest.</summary>
    public double Likely(Field<Touchpoint> lane, double column) => Height(lane, column, lines => lines);

    double Height(Field<Touchpoint> lane, double column, Func<double, double> round) => lane switch
    {
        _ when lane == TouchpointFields.Emotion => MapGeometry.EmotionHeight + 1,
        _ when lane == TouchpointFields.Name => 17 + Math.Max(72, 20 + (below == 0 ? 0 : BelowLine * Math.Max(1, round(below / (column - 74)))) + (NameLine * Lines(lane, column - 74, round))),
        _ when lane == TouchpointFields.Kpis => Height(kpis, column),
        { Kind: FieldKind.Items } => Math.Max(56, 21 + (texts[lane].Paragraphs.Length * 18) - 6 + (ItemLine * Lines(lane, column - 44, round))),
        _ => Math.Max(56, 21 + (TextLine * Lines(lane, column - 24, round)) + (Picture * texts[lane].Pictures)),
    };

    double Lines(Field<Touchpoint> lane, double width, Func<double, double> round) => texts[lane].Paragraphs.Sum(paragraph => Math.Max(1, round(paragraph / width)));

    static (double Name, double Value)[] Measure(KpiCell kpis) => [.. kpis.Lines.Select(line => (
        Width(kpis.Catalogue.NameOf(line.Target.Kpi), KpiSize), line.Last is { } last ? Width(kpis.Catalogue.Write(line.Target.Kpi, last), KpiValueSize) : 0))];

    static double Height((double Name, double Value)[] kpis, double column) =>
        Math.Max(40, 21 + kpis.Sum(kpi => KpiHeight(kpi, column - 24)) + (Math.Max(0, kpis.Length - 1) * 17));

    // Name, value and line beside each other where there is room for both, state.
    static double KpiHeight((double Name, double Value) kpi, double width) =>
        (KpiLine * Math.Max(1, Math.Ceiling(kpi.Name / width))) + (kpi.Value == 0 ? 0 : kpi.Value + KpiPicture > width ? 50 : 28) + 22;

    static (double[] Paragraphs, int Pictures) Measure(Field<Touchpoint> lane, string whole, bool onScreen)
    {
        var cut = onScreen ? CellText.OnScreen(whole) : CellText.OnPaper(whole);
        var more = onScreen ? cut.More(lane.Kind) : cut.Rest.Length > 0 ? ExportText.ContinuedBehind : null;
        var shown = CellMarkup.WithoutPictures(cut.Shown);
        var text = more is null ? shown : $"{shown}\n{more}";
        var size = lane.Kind is FieldKind.Line or FieldKind.Items ? ItemSize : TextSize;
        var paragraphs = lane.Kind == FieldKind.Items ? Lanes.Items(text) : text.Length == 0 ? [] : text.Split('\n');
        return ([.. paragraphs.Select(paragraph => Width(paragraph, size))], lane.TakesPictures ? CellMarkup.Pictures(cut.Shown).Count : 0);
    }

    static double Width(string text, double size)
    {
        // Lines break between words, so they are not filled to the end.
        const double BrokenLines = 1.1;
        return text.EnumerateRunes().Sum(Em) * size * BrokenLines;
    }

    static double Em(Rune rune) => rune.Value switch
    {
        ' ' => 0.28,
        >= 0x1100 => 1,
        _ when Rune.IsUpper(rune) => 0.68,
        _ => 0.56,
    };
}
