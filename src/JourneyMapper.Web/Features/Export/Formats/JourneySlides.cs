using System.Globalization;
using DocumentFormat.OpenXml;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>
/// A journey as slides that people edit: a title, then a slide a stage with its touchpoints as a table whose rows are the lanes of the map; stages with many touchpoints go on on further slides. Texts that find no
/// room are shortened there and stand whole in the notes.
/// </summary>
sealed class JourneySlides(ExportedJourney exported)
{
    const int Edge = 460_000;
    const int Inner = SlideDeck.Width - (2 * Edge);
    const int TableTop = 1_180_000;
    const int TableHeight = SlideDeck.Height - TableTop - 380_000;
    const int Lanes = 1_560_000;

    // More would have columns too narrow to read from the back of a room.
    const int ColumnsOfSlide = 4;

    readonly Journey journey = exported.Journey;
    readonly FieldCells cells = new(exported);

    /// <summary>Writes the presentation.</summary>
    public void Write(Stream file)
    {
        using var deck = new SlideDeck(file, journey.Title);
        deck.Add(TitleSlide(), journey.Scenario);
        foreach (var stage in Stages.All)
        {
            var touchpoints = journey.In(stage).Chunk(ColumnsOfSlide).ToList();
            if (touchpoints.Count == 0)
                deck.Add(EmptyStage(stage), journey.OutOfScope[(int)stage]);
            foreach (var (i, chunk) in touchpoints.Index())
                deck.Add(StageSlide(stage, chunk, touchpoints.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({i + 1}/{touchpoints.Count})")), Notes(chunk));
        }
    }

    List<OpenXmlElement> TitleSlide()
    {
        List<OpenXmlElement> shapes =
        [
            SlideShapes.Title(journey.Title, Edge, 1_150_000, Inner, 1_450_000, new(40, IsBold: true)),
            SlideShapes.Box(JourneyFields.Scenario.Name(), Shortened(CellMarkup.Plain(journey.Scenario), 420), Edge, 2_750_000, Inner, 1_300_000, new(18, ExportColours.SecondInk)),
            SlideShapes.Box(PersonaText.Personas, string.Join('\n', new[] { string.Join(" · ", exported.Personas.Select(persona => persona.Name)), exported.Day.ToString("D", CultureInfo.CurrentCulture) }.Where(line => line.Length > 0)),
                Edge, 4_150_000, Inner, 800_000, new(14, ExportColours.SecondInk)),
        ];
        var width = Inner / Stages.All.Count;
        foreach (var stage in Stages.All)
            shapes.Add(SlideShapes.Box(stage.ToString(), $"{journey.LabelOf(stage)}\n{Texts.Count(journey.In(stage).Count(), ExportText.TouchpointsOne, ExportText.TouchpointsOther)}",
                Edge + (width * (int)stage), 5_250_000, width - 60_000, 850_000, new(14, ExportColours.Paper, IsBold: true), ExportColours.Of(stage), centred: true));
        return shapes;
    }

    OpenXmlElement[] EmptyStage(Stage stage) =>
    [
        .. Head(stage, ""),
        SlideShapes.Box(ExportText.EmptyStage, journey.IsOutOfScope(stage) ? CellMarkup.Plain(journey.OutOfScope[(int)stage]) : ExportText.EmptyStage, Edge, TableTop, Inner, 900_000, new(18, ExportColours.SecondInk)),
    ];

    OpenXmlElement[] StageSlide(Stage stage, Touchpoint[] touchpoints, string part)
    {
        var rows = Rows(touchpoints).Where(row => row.Texts.Any(text => text.Length > 0)).ToList();
        var width = (Inner - Lanes) / Math.Max(touchpoints.Length, 2);
        var fit = TableFit.Of([(touchpoints.Select(touchpoint => touchpoint.Name).ToArray(), true), .. rows.Select(row => (row.Texts, false))], width, TableHeight);
        IReadOnlyList<SlideCell>[] table =
        [
            [new("", new(fit.Size), ExportColours.Of(stage)), .. fit.Texts[0].Select(name => new SlideCell(name, new(fit.Size + 1, ExportColours.Paper, IsBold: true), ExportColours.Of(stage)))],
            .. rows.Select((row, i) => (IReadOnlyList<SlideCell>)
                [new(row.Title, new(fit.Size, ExportColours.SecondInk, IsBold: true), ExportColours.Ground), .. fit.Texts[i + 1].Select((text, j) => new SlideCell(text, row.IsEmotion ? new(fit.Size, ExportColours.OfEmotion(touchpoints[j].Emotion), IsBold: true) : new(fit.Size)))]),
        ];
        return [.. Head(stage, part), SlideShapes.Table(journey.LabelOf(stage), Edge, TableTop, [Lanes, .. touchpoints.Select(_ => width)], fit.Heights, table)];
    }

    OpenXmlElement[] Head(Stage stage, string part) =>
    [
        SlideShapes.Box(stage.ToString(), "", 0, 0, SlideDeck.Width, 110_000, new(8), ExportColours.Of(stage)),
        SlideShapes.Title(journey.LabelOf(stage) + part, Edge, 260_000, Inner * 2 / 3, 700_000, new(26, ExportColours.Of(stage), IsBold: true)),
        SlideShapes.Box(JourneyFields.Title.Name(), Shortened(journey.Title, 70), Edge + (Inner * 2 / 3), 560_000, Inner / 3, 400_000, new(12, ExportColours.SecondInk), atRight: true),
    ];

    IEnumerable<(string Title, string[] Texts, bool IsEmotion)> Rows(Touchpoint[] touchpoints)
    {
        yield return (TouchpointFields.Channel.Name(), [.. touchpoints.Select(touchpoint => MapText.Below(touchpoint, exported.Channels))], false);
        foreach (var lane in exported.Lanes)
            if (lane != TouchpointFields.Name)
                yield return (exported.Lanes.TitleOf(lane), [.. touchpoints.Select(touchpoint => TextOf(lane, touchpoint))], lane == TouchpointFields.Emotion);
    }

    string TextOf(Field<Touchpoint> lane, Touchpoint touchpoint)
    {
        if (lane == TouchpointFields.Kpis)
            return string.Join('\n', touchpoint.Kpis.Select(target => KpiLine(touchpoint, target)));
        if (lane == TouchpointFields.Emotion)
            return Feelings(touchpoint);
        var text = CellMarkup.Plain(exported.Lanes.Read(lane, touchpoint));
        return exported.Lanes.IsList(lane) ? string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"• {line}")) : text;
    }

    // Where several personas feel something, each is told by name.
    string Feelings(Touchpoint touchpoint)
    {
        var felt = TouchpointFields.Emotions.Index().Where(curve => cells.IsShown(curve.Item) && curve.Item.Read(touchpoint).Length > 0)
            .Select(curve => (Name: cells.PersonaOf(curve.Index + 1), Level: int.Parse(curve.Item.Read(touchpoint), CultureInfo.InvariantCulture))).ToList();
        return string.Join('\n', felt.Select(curve => $"{(felt.Count > 1 && curve.Name is { } name ? $"{name}: " : "")}{MapText.Signed(curve.Level)} {Texts.Emotion(curve.Level)}"));
    }

    string KpiLine(Touchpoint touchpoint, KpiTarget target)
    {
        var last = exported.Document.Measured.FirstOrDefault(series => series.Touchpoint == touchpoint.Id && series.Kpi == target.Kpi)?.Measurements[^1];
        var said = string.Join(", ", new[] { last is { } value ? exported.Kpis.Write(target.Kpi, value.Value) : null, target.Target is { } aim ? ExportText.TargetOf.With(exported.Kpis.Write(target.Kpi, aim)) : null }.OfType<string>());
        return said.Length > 0 ? $"{exported.Kpis.NameOf(target.Kpi)}: {said}" : exported.Kpis.NameOf(target.Kpi);
    }

    string Notes(Touchpoint[] touchpoints) => string.Join("\n\n", touchpoints.Select(touchpoint => string.Join('\n',
        Rows([touchpoint]).Where(row => row.Texts[0].Length > 0).Select(row => $"{row.Title}: {row.Texts[0]}").Prepend(touchpoint.Name)
            .Concat(touchpoint.Description.Length > 0 ? [CellMarkup.Plain(touchpoint.Description)] : []))));

    static string Shortened(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - (char.IsHighSurrogate(text[most - 1]) ? 1 : 0)).TrimEnd(), "…");
}
