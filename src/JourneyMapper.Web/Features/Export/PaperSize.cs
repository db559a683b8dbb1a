namespace JourneyMapper.Web.Features.Export;

/// <summary>
/// A sheet of paper. Lengths are in CSS pixels (96 to the inch) of a document that is magnified by <see cref="Magnification"/>:
/// large paper is read from farther away, so all on it is larger, not only more.
/// </summary>
/// <param name="Width">In millimetres.</param>
/// <param name="Height">In millimetres.</param>
/// <param name="Magnification">How much larger than on a screen all is printed.</param>
public sealed record PaperSize(double Width, double Height, double Magnification)
{
    /// <summary>The white edge that ordinary printers need, in pixels before magnification.</summary>
    public const double Margin = 34;

    /// <summary>A PDF's page has at most 14,400 points a side.</summary>
    public const double LongestSide = 5080 / MillimetresPerPixel;

    const double MillimetresPerPixel = 25.4 / 96;

    /// <summary>The width between the margins.</summary>
    public double InnerWidth => (Width / MillimetresPerPixel / Magnification) - (2 * Margin);

    /// <summary>The height between the margins.</summary>
    public double InnerHeight => (Height / MillimetresPerPixel / Magnification) - (2 * Margin);

    /// <summary>The whole width in pixels.</summary>
    public double PageWidth => Width / MillimetresPerPixel;

    /// <summary>The whole height in pixels.</summary>
    public double PageHeight => Height / MillimetresPerPixel;

    /// <summary>The paper that the options ask for. A poster's size is not known before its map is laid out.</summary>
    public static PaperSize Of(PrintOptions options)
    {
        var portrait = options.Paper switch
        {
            Paper.A4 => new PaperSize(210, 297, 1),
            Paper.A3 => new PaperSize(297, 420, 1.2),
            Paper.Letter => new PaperSize(215.9, 279.4, 1),
            Paper.Tabloid => new PaperSize(279.4, 431.8, 1.2),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Paper, "A poster has no size of its own."),
        };
        return options.Orientation == Orientation.Portrait ? portrait : portrait with { Width = portrait.Height, Height = portrait.Width };
    }
}
