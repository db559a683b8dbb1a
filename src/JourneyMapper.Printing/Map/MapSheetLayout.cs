using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>The map of one sheet, with the exact heights of its rows. Lengths are CSS pixels before the sheet's zoom.</summary>
sealed class MapSheetLayout
{
    // Rows of text share what is left of a sheet, but grow no further than this.
    const double MostStretched = 2.2;
    const double MostStretchedCard = 1.4;

    readonly MapSubject subject;
    readonly MapSheet sheet;
    readonly MapTypesetter types;
    readonly MapHeadings headings;
    readonly Dictionary<(Guid Touchpoint, string Lane), MapTextCell> texts = [];
    readonly Dictionary<Guid, MapCardCell> cards = [];
    readonly Dictionary<Guid, MapKpiCell> kpis = [];
    readonly double[] rows;

    public MapSheetLayout(MapSubject subject, MapSheet sheet, MapTypesetter types)
    {
        (this.subject, this.sheet, this.types) = (subject, sheet, types);
        headings = new(subject, types);
        var arcs = subject.ArcRows * MapStyle.ArcRow;
        foreach (var touchpoint in sheet.Stages.SelectMany(stage => stage.Columns))
        {
            cards[touchpoint.Id] = new(touchpoint.Card, sheet.Column, arcs, types);
            foreach (var lane in sheet.Lanes)
            {
                var cell = touchpoint.Cells.GetValueOrDefault(lane.Id);
                if (cell is MapTexts written)
                    texts[(touchpoint.Id, lane.Id)] = new(written, lane.Kind, sheet.Column, types);
                else if (cell is MapKpis measured)
                    kpis[touchpoint.Id] = new(measured, sheet.Column, types);
            }
        }
        HeadHeight = headings.HeadHeight(sheet) + MapStyle.BelowHead;
        rows = [.. sheet.Lanes.Select(RowHeight)];
    }

    /// <summary>What it lays out.</summary>
    public MapSheet Sheet => sheet;

    /// <summary>The height of the heads of stages and the space below.</summary>
    public double HeadHeight { get; set; }

    /// <summary>The heights of the rows, from the top.</summary>
    public IReadOnlyList<double> Rows => rows;

    /// <summary>How high all is.</summary>
    public double Height => HeadHeight + rows.Sum() + MapStyle.Border;

    /// <summary>How wide all is.</summary>
    public double Width => MapStyle.TitleWidth + sheet.Stages.Sum(stage => MapStyle.StageGap + MapHeadings.WidthOf(stage, sheet));

    /// <summary>Makes each row at least as high as that.</summary>
    public void Raise(IReadOnlyList<double> heights)
    {
        for (var i = 0; i < rows.Length; i++)
            rows[i] = Math.Max(rows[i], heights[i]);
    }

    /// <summary>Lets the rows of text share what space is left.</summary>
    public void Stretch(double space)
    {
        var text = sheet.Lanes.Select((lane, i) => lane.Kind == MapLaneKind.Curve ? 0 : rows[i]).Sum();
        if (text == 0 || Height >= space)
            return;
        var share = Math.Min(MostStretched, 1 + ((space - Height) / text));
        for (var i = 0; i < rows.Length; i++)
            if (sheet.Lanes[i].Kind != MapLaneKind.Curve)
                rows[i] *= sheet.Lanes[i].Kind == MapLaneKind.Card ? Math.Min(share, MostStretchedCard) : share;
    }

    /// <summary>Draws it with its upper left corner at the origin.</summary>
    public void Draw(ICanvas canvas, MapElements elements)
    {
        var tops = new double[rows.Length + 1];
        tops[0] = HeadHeight;
        for (var i = 0; i < rows.Length; i++)
            tops[i + 1] = tops[i] + rows[i];
        var curves = new MapCurveDrawing(canvas, types, sheet.Column);
        for (var i = 0; i < rows.Length; i++)
        {
            var isLast = i == rows.Length - 1;
            headings.DrawLane(canvas, sheet.Lanes[i], new(0, tops[i], MapStyle.TitleWidth, rows[i] + (isLast ? 1 : 0)), i == 0, isLast);
            if (sheet.Lanes[i].Kind == MapLaneKind.Curve)
                curves.DrawLevels(MapStyle.TitleWidth + MapStyle.StageGap, Width, tops[i] + MapStyle.Border);
        }
        var later = new List<Action>();
        var x = MapStyle.TitleWidth;
        foreach (var stage in sheet.Stages)
        {
            x += MapStyle.StageGap;
            var width = MapHeadings.WidthOf(stage, sheet);
            var (section, heading) = elements.SectionOf(stage);
            if (stage.IsFirst)
                canvas.Bookmark(stage.Label, 2, 0);
            headings.DrawStage(canvas, heading, stage, new(x, 0, width, HeadHeight - MapStyle.BelowHead));
            if (stage.Columns.Count == 0)
                DrawEmpty(canvas, section, stage, new(x, tops[0], width, tops[^1] + 1 - tops[0]));
            else
                DrawColumns(canvas, elements, stage, x, tops, curves, later);
            x += width;
        }
        foreach (var draw in later)
            draw();
    }

    void DrawColumns(ICanvas canvas, MapElements elements, MapStage stage, double x, double[] tops, MapCurveDrawing curves, List<Action> later)
    {
        DrawGrid(canvas, stage, x, tops);
        var arcs = new MapArcDrawing(canvas, types, subject.Icons, subject.ArcRows, sheet.Column);
        var space = new Box(MapStyle.TitleWidth + MapStyle.StageGap, 0, Width - MapStyle.TitleWidth - MapStyle.StageGap, tops[^1] + 1);
        using (canvas.Clip(space))
        {
            for (var i = 0; i < rows.Length; i++)
            {
                if (sheet.Lanes[i].Kind == MapLaneKind.Curve)
                    curves.DrawLines(sheet.Lanes[i], stage, x, tops[i] + MapStyle.Border);
                if (sheet.Lanes[i].Kind != MapLaneKind.Card)
                    continue;
                foreach (var arc in stage.ArcsBefore)
                    arcs.DrawBefore(arc, x, tops[i] + MapStyle.Border);
                for (var column = 0; column < stage.Columns.Count; column++)
                    foreach (var arc in stage.Columns[column].Arcs)
                        arcs.Draw(arc, x + (column * sheet.Column), tops[i] + MapStyle.Border, stage.Columns[column].Next?.Distance ?? sheet.Column);
            }
        }
        for (var i = 0; i < stage.Columns.Count; i++)
            DrawTouchpoint(canvas, elements, stage, stage.Columns[i], x + (i * sheet.Column), tops, curves, arcs, later);
    }

    void DrawTouchpoint(ICanvas canvas, MapElements elements, MapStage stage, MapColumn touchpoint, double x, double[] tops, MapCurveDrawing curves, MapArcDrawing arcs, List<Action> later)
    {
        var (body, isNew) = elements.Of(stage, touchpoint);
        for (var i = 0; i < rows.Length; i++)
        {
            var lane = sheet.Lanes[i];
            var cell = new Box(x, tops[i], sheet.Column, rows[i]);
            if (lane.Kind == MapLaneKind.Card)
            {
                cards[touchpoint.Id].Draw(canvas, isNew ? body : null, cell, MapColors.Of(stage.ColorOf), subject.Icons);
                later.Add(() => DrawOverCards(canvas, isNew ? body : null, touchpoint, cell, arcs));
            }
            else if (lane.Kind == MapLaneKind.Curve)
            {
                curves.DrawPoints(body, lane, touchpoint, x, cell.Y + MapStyle.Border);
            }
            else if (kpis.TryGetValue(touchpoint.Id, out var measured) && lane.Kind == MapLaneKind.Kpis)
            {
                measured.Draw(canvas, body, x, cell.Y, subject.Icons);
            }
            else if (texts.TryGetValue((touchpoint.Id, lane.Id), out var text))
            {
                text.Draw(canvas, body, x, cell.Y);
            }
        }
    }

    // What lies on the border of two cards, and on lines that cross several.
    void DrawOverCards(ICanvas canvas, Element? body, MapColumn touchpoint, Box cell, MapArcDrawing arcs)
    {
        foreach (var arc in touchpoint.Arcs)
            if (arc.Label is { } label)
                arcs.DrawLabel(body, arc, label, cell.X, cell.Y + MapStyle.Border, Width - 2);
        if (touchpoint.Next?.Handoff is not { } handoff)
            return;
        const double Radius = 9;
        const double Icon = 12;
        var x = cell.Right + (handoff.IsAcross ? MapStyle.StageGap / 2 : 0);
        var y = cell.Y + ((cell.Height + (subject.ArcRows * MapStyle.ArcRow)) / 2);
        canvas.Mark(body?.Add(Role.Figure, handoff.Said), new Box(x - Radius, y - Radius, 2 * Radius, 2 * Radius));
        canvas.FillCircle(x, y, Radius, Color.White);
        canvas.FillCircle(x, y, Radius - 2, handoff.Color);
        canvas.Icon(subject.Icons(handoff.Icon), x - (Icon / 2), y - (Icon / 2), Icon, Color.White);
    }

    // A line above each row, one below all, and the edges of the stage.
    void DrawGrid(ICanvas canvas, MapStage stage, double x, double[] tops)
    {
        var width = MapHeadings.WidthOf(stage, sheet);
        canvas.Mark(null);
        for (var i = 0; i < tops.Length; i++)
        {
            if (i < rows.Length && sheet.Lanes[i].IsBackstage)
                MapHeadings.DrawVisibilityLine(canvas, x, x + width, tops[i]);
            else
                canvas.Fill(new Box(x, tops[i], width, MapStyle.Border), Palette.Line);
        }
        canvas.Fill(new Box(x, tops[0], 2, tops[^1] - tops[0] + 1), MapColors.Of(stage.ColorOf).Tint(0.38));
        canvas.Fill(new Box(x + width - 1, tops[0], 1, tops[^1] - tops[0] + 1), Palette.Line);
    }

    void DrawEmpty(ICanvas canvas, Element section, MapStage stage, Box box)
    {
        const double Inside = 14;
        const double Gap = 12;
        canvas.Mark(null);
        canvas.StrokeRounded(box, 10, new Pen(MapColors.Of(stage.ColorOf).Mix(0.45, Palette.Line), 1, 3, 3));
        var y = box.Y + Inside;
        foreach (var line in stage.Empty)
        {
            var block = types.Block(line.Text, line.Style, box.Width - (2 * Inside), MapStyle.LaneTitle);
            block.Draw(canvas, section.Add(Role.P, language: block.Language), box.X + Inside, y);
            y += block.Height + Gap;
        }
    }

    double RowHeight(MapLane lane)
    {
        var height = headings.HeightOf(lane);
        foreach (var touchpoint in sheet.Stages.SelectMany(stage => stage.Columns))
            height = Math.Max(height, lane.Kind switch
            {
                MapLaneKind.Card => cards[touchpoint.Id].Height,
                MapLaneKind.Curve => MapStyle.CurveHeight,
                MapLaneKind.Kpis => kpis.TryGetValue(touchpoint.Id, out var measured) ? measured.Height : MapStyle.LeastKpiCell,
                _ => texts.TryGetValue((touchpoint.Id, lane.Id), out var text) ? text.Height : MapStyle.LeastCell,
            });
        return lane.Kind == MapLaneKind.Curve ? Math.Max(height, MapStyle.CurveHeight) : height;
    }
}
