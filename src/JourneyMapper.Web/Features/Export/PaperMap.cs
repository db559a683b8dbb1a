using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Says what is printed of a map, in the language of the current culture: the same words as on a screen.</summary>
sealed class PaperMap
{
    const string EmotionCurve = "emotion";

    readonly Journey journey;
    readonly PrintOptions options;
    readonly LaneSet lanes;
    readonly PersonaCurves personas;
    readonly TransitionArcs arcs;
    readonly ImmutableArray<StageFlow?> flows;
    readonly Guid? lowest;
    readonly PaperCells cells;
    readonly Dictionary<Guid, MapColumn> columns = [];

    /// <summary>Reads the map.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">What is printed of it.</param>
    public PaperMap(Journey journey, PrintOptions options)
    {
        (this.journey, this.options) = (journey, options);
        lanes = LaneSet.Of(journey).With(options.Channels);
        personas = options.Personas is null ? PersonaCurves.None : PersonaCurves.Of(journey, options.Personas);
        arcs = TransitionArcs.Of(journey, lanes);
        flows = StageFlow.Of(journey, options.Counts);
        lowest = journey.LowestMoment?.Id;
        cells = new(journey, options, lanes);
    }

    /// <summary>What is the same on all sheets.</summary>
    /// <param name="day">The day at the foot.</param>
    public MapSubject Subject(DateOnly day)
    {
        var scenario = CellText.OnPaper(journey.Scenario);
        var about = options.Personas is null ? [] : journey.Personas.OrderBy(each => each.Curve)
            .Select(each => (Persona: options.Personas.Find(each.Persona), each.Curve)).Where(each => each.Persona is not null)
            .Select(each => new MapPersona(each.Persona!.Name, Initials.Of(each.Persona.Name), each.Curve));
        return new(journey.Title, scenario.Shown, [.. about], arcs.Rows, day.ToString("D", CultureInfo.CurrentCulture), options.IsImage ? null : (page, pages) => ExportText.PageOf.With(page, pages), ExportText.Continued, IconSprite.Shape)
        {
            ScenarioFollows = scenario.Rest.Length > 0 ? options.FollowsText : null,
            Approval = options.Approval,
            Logo = options.Brand.Logo,
            Accent = options.Brand.Color,
        };
    }

    /// <summary>The sheets as they were planned.</summary>
    public IReadOnlyList<MapSheet> Sheets(ImmutableArray<Sheet> planned) => [.. planned.Select(SheetOf)];

    MapSheet SheetOf(Sheet sheet) => new(
        [.. sheet.Stages.Select((stage, i) => StageOf(stage, isLast: i == sheet.Stages.Length - 1))],
        [.. lanes.Only(sheet.Lanes).Select(LaneOf), .. sheet.Lanes.Where(options.Fields.Contains).Select(RowOf)], sheet.Column, sheet.Zoom, [.. PaperLegend.Of(sheet)]);

    MapLane LaneOf(Field<Touchpoint> lane)
    {
        var isEmotion = lane == TouchpointFields.Emotion;
        return new(lane.Id, lanes.TitleOf(lane), lanes.SymbolOf(lane), KindOf(lane))
        {
            Note = lane == TouchpointFields.Kpis ? KpiText.Target : lane == TouchpointFields.Backstage ? Common.LineOfVisibility : null,
            IsBackstage = lane == TouchpointFields.Backstage,
            Curves = isEmotion ? [new(EmotionCurve, MapCurveLook.Emotion), .. personas.Others.Select(curve => new MapCurve(KeyOf(curve), MapCurveLook.Persona, curve.Number))]
                : lanes.IsCurve(lane) ? [new(lane.Id, MapCurveLook.Level)] : [],
            Faces = isEmotion ? [.. Texts.Steps.Reverse().Select(Symbols.Face)] : [],
        };
    }

    static MapLane RowOf(Field<Touchpoint> field) => new(field.Id, field.Name(), PaperFields.SymbolOf(field), MapLaneKind.Text);

    MapLaneKind KindOf(Field<Touchpoint> lane) => lane switch
    {
        _ when lane == TouchpointFields.Name => MapLaneKind.Card,
        _ when lane == TouchpointFields.Kpis => MapLaneKind.Kpis,
        _ when lanes.IsCurve(lane) => MapLaneKind.Curve,
        _ => lanes.StyleOf(lane) switch
        {
            "thought" => MapLaneKind.Quote,
            "pain" => MapLaneKind.Pain,
            "opportunity" => MapLaneKind.Opportunity,
            "plain listed links" => MapLaneKind.Links,
            "plain listed" or "plain listed backstage" => MapLaneKind.Listed,
            "plain figure" => MapLaneKind.Figure,
            "plain choice" => MapLaneKind.Choice,
            _ => MapLaneKind.Text,
        },
    };

    MapStage StageOf(SheetStage slice, bool isLast)
    {
        var (stage, group) = (slice.Stage, options.InThree ? slice.Stage.Group() : (StageGroup?)null);
        var time = slice.IsFirst ? JourneyTime.Of(journey.In(stage)) : default;
        var before = slice is { LeadIn: not null, Touchpoints: [var first, ..] } && journey.Touchpoints.IndexOf(journey.Find(first.Id)!) is > 0 and var place ? arcs.At(journey.Touchpoints[place - 1].Id) : null;
        return new(stage, journey.LabelOf(stage), stage.Symbol(), slice.Total.ToString(CultureInfo.CurrentCulture), slice.IsFirst,
            [.. slice.Touchpoints.Select((touchpoint, i) => ColumnOf(touchpoint, slice.Steps[i], isAcross: i == slice.Touchpoints.Length - 1 && !isLast))])
        {
            ColorOf = group?.Stages().First() ?? stage,
            Group = group?.Name(),
            Time = time.Total > TimeSpan.Zero ? TimeText.About(time.Total) : null,
            Flow = slice.IsFirst && !flows.IsEmpty ? flows[(int)stage]?.Text : null,
            Empty = journey.OutOfScope[(int)stage] is { Length: > 0 } reason ? [new(BoardText.OutOfScope, FontStyle.SemiBold), new(reason)] : [new(ExportText.EmptyStage)],
            LeadIn = slice.LeadIn is { } lead ? StepOf(lead, isAcross: false) : null,
            ArcsBefore = before is null ? [] : [.. before.Pieces.Where(piece => !piece.IsShort).Select(ArcOf)],
        };
    }

    MapColumn ColumnOf(Touchpoint touchpoint, CurveStep? next, bool isAcross)
    {
        // What it says is the same on each sheet, and each time that sheets are planned.
        if (!columns.TryGetValue(touchpoint.Id, out var known))
            columns[touchpoint.Id] = known = new(touchpoint.Id, CardOf(touchpoint), cells.Of(touchpoint), PointsOf(touchpoint), null)
            {
                Arcs = arcs.At(touchpoint.Id) is { } column ? [.. column.Pieces.Select(ArcOf)] : [],
                Lowest = touchpoint.Id == lowest ? Common.LowestMoment : null,
            };
        return known with { Next = next is { } step ? StepOf(step, isAcross) : null };
    }

    MapCard CardOf(Touchpoint touchpoint)
    {
        var own = Symbols.Of(touchpoint.Icon);
        return new(touchpoint.Name, own ?? options.Channels.SymbolOf(touchpoint.Channel), MapText.Below(touchpoint, options.Channels))
        {
            BelowIcon = own is not null && touchpoint.Channel.Length > 0 ? options.Channels.SymbolOf(touchpoint.Channel) : null,
            Colour = touchpoint.Colour,
            IsOptional = touchpoint.Necessity == Necessity.Optional,
            Star = touchpoint.Importance == Importance.MomentOfTruth ? Common.MomentOfTruth : null,
        };
    }

    Dictionary<string, MapPoint> PointsOf(Touchpoint touchpoint)
    {
        var points = new Dictionary<string, MapPoint>(StringComparer.Ordinal)
        {
            [EmotionCurve] = new(touchpoint.Emotion, Common.Named.With(lanes.TitleOf(TouchpointFields.Emotion), Texts.Emotion(touchpoint.Emotion))),
        };
        var feelings = Feelings.Of(touchpoint);
        foreach (var curve in personas.Others)
            if (feelings[curve.Number] is { } felt)
                points[KeyOf(curve)] = new(felt, Common.Named.With(curve.Name, Texts.Emotion(felt)));
        foreach (var (lane, own) in OwnCurves)
            if (feelings.LevelOf(own) is { } level)
                points[lane.Id] = new(level, Common.Named.With(own.Name, Texts.Level(level)));
        return points;
    }

    MapStep StepOf(CurveStep step, bool isAcross)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal) { [EmotionCurve] = step.Emotion };
        foreach (var curve in personas.Others)
            if (step.Others[curve.Number] is { } felt)
                levels[KeyOf(curve)] = felt;
        foreach (var (lane, own) in OwnCurves)
            if (step.Others.LevelOf(own) is { } level)
                levels[lane.Id] = level;
        return new(step.Distance, levels) { Handoff = step.Handoff == Handoff.Unknown ? null : HandoffOf(step.Handoff, isAcross) };
    }

    static MapHandoff HandoffOf(Handoff handoff, bool isAcross) => new(
        Symbols.Of(handoff), PaperColors.Of(handoff), Common.HandoffTo.With(TouchpointFields.Handoff.Choice(handoff.ToString())), isAcross);

    static MapArc ArcOf(ArcPiece piece) => new(
        piece.Row, piece.Begins, piece.Stops, piece.IsShort, piece.Left, piece.Right,
        piece.Forward && piece.Stops ? 1 : !piece.Forward && piece.Begins && !piece.IsShort ? -1 : 0,
        PaperColors.Of(piece.Transition.Kind),
        piece.Transition.Kind switch { TransitionKind.Jump or TransitionKind.Return => MapArcLine.Dashed, TransitionKind.Dependency => MapArcLine.Dotted, _ => MapArcLine.Solid })
    {
        Label = piece.Label is { } label
            ? new(TransitionText.Short(piece.Transition), TransitionText.Full(piece.Transition, label.From, label.To), TransitionText.Symbol(piece.Transition.Kind), label.Span)
            : null,
    };

    IEnumerable<(Field<Touchpoint> Lane, OwnLane Own)> OwnCurves => lanes.Where(lane => lane != TouchpointFields.Emotion && lanes.IsCurve(lane)).Select(lane => (lane, lanes.OwnOf(lane)!));

    static string KeyOf(PersonaCurve curve) => string.Create(CultureInfo.InvariantCulture, $"persona{curve.Number}");
}
