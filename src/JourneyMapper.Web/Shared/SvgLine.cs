using JourneyMapper.Web.Shared.Map;

namespace JourneyMapper.Web.Shared;

/// <summary>Lines of pictures, as SVG writes them.</summary>
static class SvgLine
{
    /// <summary>A path straight from point to point.</summary>
    public static string Through(IEnumerable<(double X, double Y)> points) =>
        string.Concat(points.Select((point, i) => $"{(i == 0 ? 'M' : 'L')}{MapGeometry.Css(point.X)} {MapGeometry.Css(point.Y)}"));
}
