using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Map;

/// <summary>The sizes of a map on paper, in CSS pixels: those of wwwroot/css/map.css, with flat boxes.</summary>
static class MapStyle
{
    public const double Margin = 34;
    public const double TitleWidth = 132;
    public const double StageGap = 8;
    public const double EmptyStage = 150;
    public const double StageHead = 48;
    public const double BelowHead = 8;
    public const double ArcRow = 24;
    public const double CurveHeight = 151;
    public const double CellAcross = 12;
    public const double CellAbove = 10;
    public const double Border = 1;
    public const double LeastCell = 56;
    public const double LeastKpiCell = 40;
    public const double ItemGap = 6;
    public const double LineHeight = 1.45;

    /// <summary>The middle of a curve's lane and the distance of its steps, below the lane's upper line.</summary>
    public const double CurveMiddle = 75;
    public const double CurveStep = 26.5;

    public static readonly TextLook Text = new(13, 13 * LineHeight, Palette.Ink2);
    public static readonly TextLook Said = new(13, 13 * LineHeight, Palette.Ink);
    public static readonly TextLook Item = new(12.5, 17.5, Palette.Ink);
    public static readonly TextLook Follows = new(12, 12 * LineHeight, Palette.Ink3);
    public static readonly TextLook Figure = new(15, 15 * LineHeight, Palette.Ink);
    public static readonly TextLook Choice = new(12.5, 18, Palette.Ink);
    public static readonly TextLook CardName = new(12.5, 16, Palette.Ink);
    public static readonly TextLook CardBelow = new(11.5, 15, Palette.Ink2);
    public static readonly TextLook LaneTitle = new(12, 12 * LineHeight, Palette.Ink2);
    public static readonly TextLook LaneNote = new(11, 11 * LineHeight, Palette.Ink3);
    public static readonly TextLook Small = new(11, 16.5, Palette.Ink2);
    public static readonly TextLook SheetTitle = new(20, 25, Palette.Ink);
    public static readonly TextLook Scenario = new(12.5, 17.5, Palette.Ink2);

    /// <summary>The height of a feeling below the upper line of its lane.</summary>
    public static double HeightOf(int level) => CurveMiddle - (level * CurveStep);

    /// <summary>All levels, from the top.</summary>
    public static IEnumerable<int> Levels => Enumerable.Range(-Limits.Emotion, (2 * Limits.Emotion) + 1).Reverse();
}
