using System.Globalization;

namespace JourneyMapper.Web.Shared;

/// <summary>Numbers as style sheets and SVG write them.</summary>
static class CssNumber
{
    /// <summary>A number with at most two decimals, in no reader's culture.</summary>
    public static string Of(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
