using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export;

/// <summary>
/// Decides which touchpoints come on which page and how large. Whole columns only. Widths are those of wwwroot/css/map.css;
/// heights are estimated, and corrected by the exact ones of the layout.
/// </summary>
public sealed class SheetPlanner
{
    /// <summary>Width of the lane titles.</summary>
    public const double Titles = 132;

    /// <summary>Width of a stage without touchpoints.</summary>
    public const double EmptyStage = 150;

    /// <summary>The narrowest column that reads well.</summary>
    public const double NarrowestColumn = 178;

    /// <summary>The narrowest where all of a map shares one sheet: its text may be larger then.</summary>
    public const double NarrowestOnOneSheet = 140;

    /// <summary>The widest column as it is printed, with its zoom: beyond it lines are too long to be read at a glance, and a stage with two touchpoints would fill a wall.</summary>
    public const double WidestColumn = 416;

    /// <summary>Text gets no smaller than this share of its size on screen, unless a single cell fills a page alone, or all has to be on one sheet.</summary>
    public const double SmallestZoom = 0.6;

    const double LargestZoom = 1.3;

    // One more column may make all on a page a little smaller.
    const double WidestSqueeze = 0.94;
    const double ComfortableZoom = 0.85;
    const double StageHead = 57;
    const double PosterColumn = 184;

    readonly Journey journey;
    readonly PrintOptions options;
    readonly LaneSet set;
    readonly ImmutableArray<Field<Touchpoint>> lanes;
    readonly ImmutableArray<Column> columns;
    readonly double width;
    readonly double height;
    readonly double narrowest;
    readonly Dictionary<Guid, CellEstimate> cells;

    /// <summary>Measures the texts of a map, for any number of plans.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="options">How to print it.</param>
    /// <param name="heading">The height that header and footer of a page take, in CSS pixels.</param>
    public SheetPlanner(Journey journey, PrintOptions options, double heading)
    {
        this.journey = journey;
        this.options = options;
        narrowest = options.Layout == PrintLayout.OneSheet ? NarrowestOnOneSheet : NarrowestColumn;
        set = LaneSet.Of(journey);
        lanes = [.. set.Where(options.Shown.Contains), .. options.Fields];
        columns = [.. Stages.All.SelectMany(stage => journey.In(stage).Select(touchpoint => new Column(stage, touchpoint)).DefaultIfEmpty(new Column(stage, null)))];
        cells = journey.Touchpoints.ToDictionary(touchpoint => touchpoint.Id, touchpoint => new CellEstimate(touchpoint, options.Kpis.Of(touchpoint.Id), options.Channels, further: options.Fields.Select(field => (field, options.Read(field, touchpoint)))));
        if (options.IsPoster)
            return;
        var paper = PaperSize.Of(options);
        (width, height) = (paper.InnerWidth, paper.InnerHeight - heading);
    }

    /// <summary>The pages, in order; at least one. With <see cref="PrintLayout.Automatic"/> a page for each stage: whether one sheet is enough, <see cref="MapPlan"/> knows.</summary>
    public ImmutableArray<Sheet> Plan()
    {
        if (options.IsPoster)
            return Finish([new(this.columns, lanes, PosterColumn, 1)]);
        if (options.Layout == PrintLayout.OneSheet)
            return Finish([Fit(this.columns, lanes, 1)]);
        var most = Math.Max(1, (int)(((width / WidestSqueeze) - Titles - MapGeometry.StageGap) / NarrowestColumn));
        List<Draft>? first = null;
        // Long texts read better in fewer, wider columns than in small print.
        for (var columns = most; columns >= Math.Max(1, (most + 1) / 2); columns--)
        {
            var drafts = Distribute(columns).Select(sheet => Fit(sheet, lanes, 1)).ToList();
            first ??= drafts;
            if (Median(drafts) >= ComfortableZoom)
                return Finish(SplitLanes(Even(drafts)));
        }
        return Finish(SplitLanes(Even(first!)));
    }

    /// <summary>The pages again, where some were higher than planned.</summary>
    /// <param name="sheets">What was planned.</param>
    /// <param name="excess">For each page, how many times higher than the space for it its map has become; 1 or less where it fits.</param>
    public ImmutableArray<Sheet> PlanAgain(ImmutableArray<Sheet> sheets, IReadOnlyList<double> excess)
    {
        var drafts = sheets.Select((sheet, i) =>
        {
            var draft = new Draft(ColumnsOf(sheet), sheet.Lanes, sheet.Column, sheet.Zoom);
            if (excess[i] <= 1)
                return draft;
            var error = excess[i] * height / sheet.Zoom / EstimatedHeight(draft.Columns, draft.Lanes, sheet.Column);
            return Fit(draft.Columns, draft.Lanes, error * 1.01);
        });
        return Finish(options.Layout == PrintLayout.OneSheet ? drafts : SplitLanes(drafts));
    }

    List<ImmutableArray<Column>> Distribute(int most)
    {
        var sheets = new List<ImmutableArray<Column>>();
        var waiting = ImmutableArray<Column>.Empty;
        var groups = options.Layout == PrintLayout.Tiled ? [columns] : Stages.All.Select(ColumnsOf);
        foreach (var group in groups)
        {
            // A stage without touchpoints takes no page of its own: it stands before the next one, or behind the last.
            if (group.All(column => column.Touchpoint is null))
            {
                waiting = waiting.AddRange(group);
                continue;
            }
            sheets.AddRange(Flow(waiting.AddRange(group), most));
            waiting = [];
        }
        if (sheets.Count > 0 && waiting.Length > 0 && NarrowestWidth(sheets[^1].AddRange(waiting)) <= width / WidestSqueeze)
            sheets[^1] = sheets[^1].AddRange(waiting);
        else if (waiting.Length > 0)
            sheets.Add(waiting);
        return sheets;
    }

    // As many as fit on each page, then as evenly as makes no further page: the last one is not left with the rest.
    List<ImmutableArray<Column>> Flow(ImmutableArray<Column> columns, int most)
    {
        var full = Flowing(columns, most, pages: 1);
        var even = Flowing(columns, most, full.Count);
        return even.Count == full.Count ? even : full;
    }

    List<ImmutableArray<Column>> Flowing(ImmutableArray<Column> columns, int most, int pages)
    {
        var sheets = new List<ImmutableArray<Column>>();
        var sheet = ImmutableArray<Column>.Empty;
        var left = Touchpoints(columns);
        var quota = 0;
        foreach (var column in columns)
        {
            if (sheet.Length > 0 && (Touchpoints(sheet) == quota || NarrowestWidth(sheet.Add(column)) > width / WidestSqueeze))
            {
                sheets.Add(sheet);
                sheet = [];
            }
            if (sheet.Length == 0)
                quota = Math.Min(most, (int)Math.Ceiling((double)left / Math.Max(1, pages - sheets.Count)));
            left -= column.Touchpoint is null ? 0 : 1;
            sheet = sheet.Add(column);
        }
        sheets.Add(sheet);
        return sheets;
    }

    static int Touchpoints(ImmutableArray<Column> columns) => columns.Count(column => column.Touchpoint is not null);

    static double NarrowestWidth(ImmutableArray<Column> columns) => FixedWidth(columns) + (Touchpoints(columns) * NarrowestColumn);

    // All but the columns of touchpoints.
    static double FixedWidth(ImmutableArray<Column> columns) =>
        Titles + (MapGeometry.StageGap * columns.Select(column => column.Stage).Distinct().Count()) + (EmptyStage * columns.Count(column => column.Touchpoint is null));

    // The largest zoom at which the page's width is used and its height suffices. Wider columns make lower rows, so both are sought together.
    Draft Fit(ImmutableArray<Column> columns, ImmutableArray<Field<Touchpoint>> lanes, double error)
    {
        var count = Touchpoints(columns);
        var rigid = FixedWidth(columns);
        if (count == 0)
            return new(columns, lanes, NarrowestColumn, Math.Min(1, width / rigid));
        double Column(double zoom) => ColumnWidth(zoom, rigid, count);
        bool Fits(double zoom) => EstimatedHeight(columns, lanes, Column(zoom)) * error * zoom <= height;
        var (low, high) = (0.05, Math.Min(LargestZoom, width / (rigid + (count * narrowest))));
        if (!Fits(high))
        {
            for (var i = 0; i < 12; i++)
            {
                var middle = (low + high) / 2;
                if (Fits(middle))
                    low = middle;
                else
                    high = middle;
            }
            high = low;
        }
        return new(columns, lanes, Column(high), high);
    }

    double EstimatedHeight(ImmutableArray<Column> columns, ImmutableArray<Field<Touchpoint>> lanes, double column)
    {
        var height = StageHead;
        foreach (var lane in lanes)
            height += set.IsCurve(lane) ? MapGeometry.EmotionHeight + 1 : columns.Max(touchpoint => touchpoint.Touchpoint is { } shown ? cells[shown.Id].Height(lane, column) : 0);
        return height;
    }

    // One size of text on all pages, but for those that need a much smaller one.
    List<Draft> Even(List<Draft> drafts)
    {
        const double Near = 0.8;
        var median = Median(drafts);
        var common = drafts.Where(draft => draft.Zoom >= Near * median).Min(draft => draft.Zoom);
        return drafts.ConvertAll(draft => draft.Zoom <= common ? draft : WithZoom(draft, common));
    }

    Draft WithZoom(Draft draft, double zoom)
    {
        var count = Touchpoints(draft.Columns);
        return draft with { Zoom = zoom, Column = count == 0 ? NarrowestColumn : ColumnWidth(zoom, FixedWidth(draft.Columns), count) };
    }

    // As wide as there is room for.
    double ColumnWidth(double zoom, double rigid, int count) => Math.Min(WidestColumn / zoom, ((width / zoom) - rigid) / count);

    static double Median(List<Draft> drafts) => drafts.Select(draft => draft.Zoom).Order().ElementAt(drafts.Count / 2);

    // A page that would become too small is made into several of the same touchpoints, each with some of the lanes.
    IEnumerable<Draft> SplitLanes(IEnumerable<Draft> drafts) => drafts.SelectMany(draft => draft.Zoom >= SmallestZoom ? [draft] : SplitLanes(draft));

    IEnumerable<Draft> SplitLanes(Draft draft)
    {
        if (draft.Lanes.Length <= 2)
            return [draft];
        var parts = new List<Draft>();
        ImmutableArray<Field<Touchpoint>> part = [TouchpointFields.Name];
        // The page's own zoom says how far the estimate of its heights was off.
        var error = height / draft.Zoom / EstimatedHeight(draft.Columns, draft.Lanes, draft.Column);
        foreach (var lane in draft.Lanes.Skip(1))
        {
            if (part.Length > 1 && Fit(draft.Columns, part.Add(lane), error).Zoom < SmallestZoom * 1.2)
            {
                parts.Add(Fit(draft.Columns, part, error));
                part = [TouchpointFields.Name];
            }
            part = part.Add(lane);
        }
        parts.Add(Fit(draft.Columns, part, error));
        return parts;
    }

    ImmutableArray<Column> ColumnsOf(Stage stage) => [.. columns.Where(column => column.Stage == stage)];

    ImmutableArray<Column> ColumnsOf(Sheet sheet)
    {
        var shown = sheet.Stages.SelectMany(stage => stage.Touchpoints.Select(touchpoint => (stage.Stage, (Guid?)touchpoint.Id)).DefaultIfEmpty((stage.Stage, null))).ToHashSet();
        return [.. columns.Where(column => shown.Contains((column.Stage, column.Touchpoint?.Id)))];
    }

    ImmutableArray<Sheet> Finish(IEnumerable<Draft> drafts)
    {
        var sheets = drafts.ToList();
        var strip = new Strip(columns, sheets);
        var begun = new HashSet<Stage>();
        return [.. sheets.Select(draft => new Sheet(
            [.. draft.Columns.GroupBy(column => column.Stage).Select(group => Slice(group.Key, [.. group], draft, strip, begun.Add(group.Key)))],
            draft.Lanes, draft.Column, draft.Zoom))];
    }

    SheetStage Slice(Stage stage, ImmutableArray<Column> columns, Draft draft, Strip strip, bool isFirst)
    {
        var touchpoints = columns.Where(column => column.Touchpoint is not null).ToList();
        return new(
            stage,
            [.. touchpoints.Select(column => column.Touchpoint!)],
            [.. touchpoints.Select(column => strip.Next(column, draft))],
            touchpoints is [var first, ..] ? strip.LeadIn(first, draft) : null,
            journey.In(stage).Count(),
            isFirst);
    }

    // A touchpoint, or the place of a stage that has none. Compared by reference.
    sealed class Column(Stage stage, Touchpoint? touchpoint)
    {
        public Stage Stage => stage;

        public Touchpoint? Touchpoint => touchpoint;
    }

    sealed record Draft(ImmutableArray<Column> Columns, ImmutableArray<Field<Touchpoint>> Lanes, double Column, double Zoom);

    // All columns in one line, as if the pages hung side by side: the emotion curve runs on over their borders.
    sealed class Strip
    {
        readonly ImmutableArray<Column> columns;
        readonly Dictionary<Column, int> places;
        readonly Dictionary<Column, double> widths = [];
        readonly HashSet<Column> lastOnPage;

        public Strip(ImmutableArray<Column> columns, List<Draft> sheets)
        {
            this.columns = columns;
            places = columns.Select((column, place) => (column, place)).ToDictionary(pair => pair.column, pair => pair.place);
            lastOnPage = sheets.Select(sheet => sheet.Columns[^1]).ToHashSet();
            foreach (var sheet in sheets)
                foreach (var column in sheet.Columns)
                    widths.TryAdd(column, column.Touchpoint is null ? EmptyStage : sheet.Column);
        }

        public CurveStep? Next(Column column, Draft sheet) =>
            Neighbour(column, +1) is { } next
                ? new(next.Touchpoint!.Emotion, Distance(column, next, sheet), Handoff: CurveStep.HandoffBetween(column.Touchpoint!, next.Touchpoint), Others: Feelings.Of(next.Touchpoint))
                : null;

        public CurveStep? LeadIn(Column column, Draft sheet) =>
            Neighbour(column, -1) is { } before && !sheet.Columns.Contains(before) ? new(before.Touchpoint!.Emotion, Distance(before, column, sheet), Others: Feelings.Of(before.Touchpoint)) : null;

        Column? Neighbour(Column column, int direction)
        {
            for (var place = places[column] + direction; place >= 0 && place < columns.Length; place += direction)
                if (columns[place].Touchpoint is not null)
                    return columns[place];
            return null;
        }

        double Distance(Column from, Column to, Draft sheet)
        {
            double Width(Column column) => column.Touchpoint is not null && sheet.Columns.Contains(column) ? sheet.Column : widths[column];
            var distance = (Width(from) + Width(to)) / 2;
            for (var place = places[from]; place < places[to]; place++)
            {
                if (place > places[from])
                    distance += EmptyStage;
                if (columns[place].Stage != columns[place + 1].Stage && !lastOnPage.Contains(columns[place]))
                    distance += MapGeometry.StageGap;
            }
            return distance;
        }
    }
}
