using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Shared;

/// <summary>Lines of pictures, as SVG writes them.</summary>
static class SvgLine
{
    /// <summary>A path straight from point to point.</summary>
    public static string Through(IEnumerable<(double X, double Y)> points) =>
        string.Concat(points.Select((point, i) => $"{(i == 0 ? 'M' : 'L')}{CssNumber.Of(point.X)} {CssNumber.Of(point.Y)}"));
}
