namespace JourneyMapper.Web.Features.Export;

/// <summary>The page of a poster: as large as its map, magnified to be read from a distance, within what a PDF can hold.</summary>
static class PosterSize
{
    /// <summary>Room for the legend of a small map, in CSS pixels.</summary>
    public const double NarrowestPage = 900;

    const double Usual = 1.5;

    /// <summary>How much a page of that size is magnified.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    public static double Magnification(double width, double height) => Math.Min(Usual, PaperSize.LongestSide / Math.Max(width, height));
}
