using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export;

/// <summary>What the marks on a page mean; only those that its lanes can show.</summary>
static class PaperLegend
{
    public static IEnumerable<MapLegendEntry> Of(Sheet sheet)
    {
        if (sheet.Lanes.Contains(TouchpointFields.Emotion))
            foreach (var emotion in Texts.Steps.Reverse())
                yield return new($"{MapText.Signed(emotion)} {Texts.Emotion(emotion)}", MapLegendKind.Icon, Symbols.Face(emotion), emotion switch { > 0 => Palette.Good, < 0 => Palette.Bad, _ => Palette.Ink2 });
        yield return new(Common.MomentOfTruth, MapLegendKind.Star, "star", MapColors.Star);
        if (sheet.Lanes.Any(lane => lane.Lane?.Look == LaneLook.Pain))
            yield return new(ExportText.PainPoint, MapLegendKind.Bar, "", Palette.BadLine);
        if (sheet.Lanes.Any(lane => lane.Lane?.Look == LaneLook.Opportunity))
            yield return new(ExportText.Opportunity, MapLegendKind.Bar, "", Palette.GoodLine);
        foreach (var colour in sheet.Stages.SelectMany(stage => stage.Touchpoints).Select(touchpoint => touchpoint.Colour).Where(colour => colour != CardColour.None).Distinct().Order())
            yield return new(TouchpointFields.Colour.Choice(colour.ToString()), MapLegendKind.Card, "", MapColors.Of(colour)!.Value);
    }
}
