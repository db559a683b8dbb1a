using System.Globalization;
using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Features.Export;

/// <summary>The page of a poster: as large as its map, magnified to be read from a distance, within what a PDF can hold.</summary>
static class PosterSize
{
    const double Magnification = 1.5;

    // Room for the legend of a small map.
    const double NarrowestPage = 900;

    /// <summary>The width of the page before it is magnified, in CSS pixels.</summary>
    public static double Width(Sheet sheet) =>
        (2 * PaperSize.Margin) + SheetPlanner.Titles
        + sheet.Stages.Sum(stage => MapGeometry.StageGap + (stage.Touchpoints.IsEmpty ? SheetPlanner.EmptyStage : stage.Touchpoints.Length * sheet.Column));

    /// <summary>Rules under which the page's height is whatever its content needs.</summary>
    public static string Rules(Sheet sheet) => string.Create(CultureInfo.InvariantCulture, $":root{{--sheet-width:{Math.Max(NarrowestPage, Width(sheet)):0.##}px;--sheet-height:auto}}.sheet{{contain:layout style}}");

    /// <summary>Rules for a page whose content has that height before it is magnified.</summary>
    /// <param name="sheet">The map.</param>
    /// <param name="natural">The height before, in CSS pixels.</param>
    /// <param name="magnified">The height as it came out magnified; null while that is not known.</param>
    public static string Rules(Sheet sheet, double natural, double? magnified = null)
    {
        var width = Math.Max(NarrowestPage, Width(sheet));
        var magnification = Math.Min(Magnification, PaperSize.LongestSide / Math.Max(width, natural));
        var height = Math.Ceiling(magnified ?? natural * magnification) + 1;
        return Rules(sheet) + string.Create(CultureInfo.InvariantCulture, $"@page{{size:{width * magnification:0.##}px {height}px;margin:0}}@page continuation{{size:A4;margin:0}}.sheet{{zoom:{magnification:0.#####}}}");
    }
}
