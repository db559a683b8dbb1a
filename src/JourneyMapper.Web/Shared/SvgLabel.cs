using JourneyMapper.Web.Map;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Shared;

/// <summary>Texts in pictures: Razor keeps the name of their element for itself.</summary>
static class SvgLabel
{
    /// <summary>A text at a point.</summary>
    /// <param name="x">From the left, in units of the picture.</param>
    /// <param name="y">The base line, from the top.</param>
    /// <param name="anchor">What of the text is at the point: start, middle or end.</param>
    /// <param name="text">What it says.</param>
    /// <param name="look">Its style class, if it has one.</param>
    public static RenderFragment Of(double x, double y, string anchor, string text, string? look = null) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", look);
        builder.AddAttribute(2, "x", CssNumber.Of(x));
        builder.AddAttribute(3, "y", CssNumber.Of(y));
        builder.AddAttribute(4, "text-anchor", anchor);
        builder.AddContent(5, text);
        builder.CloseElement();
    };
}
