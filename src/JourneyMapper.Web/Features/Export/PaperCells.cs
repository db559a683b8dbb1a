using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export;

/// <summary>What is printed in the cells of touchpoints.</summary>
sealed class PaperCells(Journey journey, PrintOptions options, LaneSet lanes)
{
    readonly IReadOnlyDictionary<Guid, ItemMarks> marks = ItemMarks.Of(journey);
    readonly Dictionary<Guid, Picture?> pictures = [];

    /// <summary>The cells of a touchpoint, by the id of their lane.</summary>
    public IReadOnlyDictionary<string, MapCell> Of(Touchpoint touchpoint)
    {
        var cells = new Dictionary<string, MapCell>(StringComparer.Ordinal);
        foreach (var lane in lanes)
        {
            if (lane == TouchpointFields.Name || lanes.IsCurve(lane))
                continue;
            if (lane == TouchpointFields.Kpis)
            {
                if (options.Kpis.Of(touchpoint.Id) is { } kpis)
                    cells[lane.Id] = KpisOf(kpis);
                continue;
            }
            var cut = CellText.OnPaper(lanes.Read(lane, touchpoint));
            if (cut.Shown.Length > 0)
                cells[lane.Id] = new MapTexts([.. ItemsOf(lane, touchpoint, cut.Shown)], cut.Rest.Length > 0 ? options.FollowsText : null);
        }
        foreach (var field in options.Fields)
            if (CellText.OnPaper(options.Read(field, touchpoint)) is { Shown.Length: > 0 } cut)
                cells[field.Id] = new MapTexts([new([.. PartsOf(cut.Shown, FontStyle.Regular)])], cut.Rest.Length > 0 ? options.FollowsText : null);
        return cells;
    }

    IEnumerable<MapItem> ItemsOf(Field<Touchpoint> lane, Touchpoint touchpoint, string text)
    {
        if (lanes.OwnOf(lane)?.Type == LaneType.Link)
            return Lanes.Items(text).Select(line => new MapItem([new([LaneLink.Read(line) is { } link ? new(link.Text, Link: link.Address) : new(line)])]));
        if (lanes.IsList(lane))
            return Lanes.Items(text).Select(item => new MapItem([.. PartsOf(item, FontStyle.Regular)], MarkOf(touchpoint, lane, item)));
        if (lane.Lane?.Look != LaneLook.Quote)
            return [new([.. PartsOf(text, lanes.OwnOf(lane)?.Type switch { LaneType.Number => FontStyle.SemiBold, LaneType.Choice => FontStyle.Medium, _ => FontStyle.Regular })])];
        // As the quotes of map.css.
        var (open, close) = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? ("«\u00a0", "\u00a0»") : ("“", "”");
        return [new([.. PartsOf(open + text + close, FontStyle.Italic)])];
    }

    MapItemMark MarkOf(Touchpoint touchpoint, Field<Touchpoint> lane, string item) =>
        marks.GetValueOrDefault(touchpoint.Id)?.Of(lane, item.Trim()) is { } mark && Enum.TryParse<MapItemMark>(mark, out var known) ? known : MapItemMark.None;

    // Pictures stand on lines of their own.
    IEnumerable<MapItemPart> PartsOf(string text, FontStyle style)
    {
        var spans = new List<TextSpan>();
        foreach (var piece in CellMarkup.Read(text))
        {
            if (piece.Picture is not { } id)
            {
                spans.Add(new(piece.Text, piece.IsBold ? FontStyle.Bold : style, Link: piece.Link));
                continue;
            }
            if (Text(spans) is { } before)
                yield return before;
            spans = [];
            yield return new([new(piece.Text)], PictureOf(id), IsPicture: true);
        }
        if (Text(spans) is { } rest)
            yield return rest;
    }

    static MapItemPart? Text(List<TextSpan> spans)
    {
        if (spans.Count == 0)
            return null;
        spans[0] = spans[0] with { Text = spans[0].Text.TrimStart('\n') };
        spans[^1] = spans[^1] with { Text = spans[^1].Text.TrimEnd('\n') };
        spans.RemoveAll(span => span.Text.Length == 0);
        return spans.Count == 0 ? null : new(spans);
    }

    Picture? PictureOf(Guid id)
    {
        if (!pictures.TryGetValue(id, out var known))
            pictures[id] = known = options.Pictures.TryGetValue(id, out var file) ? Picture.Read(file) : null;
        return known;
    }

    static MapKpis KpisOf(KpiCell cell) => new([.. cell.Lines.Select(line => new MapKpi(
        cell.Catalogue.NameOf(line.Target.Kpi),
        line.Last is { } last ? cell.Catalogue.Write(line.Target.Kpi, last) : null,
        [.. line.Recent.Select(measurement => (double)measurement.Value)],
        (double?)line.Target.Target,
        line.State.Name(), line.State.Symbol(), PaperColors.TextOf(line.State), PaperColors.LineOf(line.State)))]);
}
