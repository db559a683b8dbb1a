using System.Collections.Immutable;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>The last values of a KPI as a small line, a picture made of nothing but numbers. What it shows stands in words beside it.</summary>
static class Sparkline
{
    const int Width = 76;
    const int Height = 26;
    const double Edge = 4;

    /// <summary>The line; nothing for fewer than two values.</summary>
    /// <param name="recent">The oldest first.</param>
    /// <param name="target">What is to be reached, as a level of its own.</param>
    /// <param name="state">Gives the colour.</param>
    public static MarkupString Svg(ImmutableArray<Measurement> recent, decimal? target, KpiState state)
    {
        if (recent.Length < 2)
            return default;
        decimal[] values = [.. recent.Select(measurement => measurement.Value)];
        var (least, most) = (Math.Min(values.Min(), target ?? values[0]), Math.Max(values.Max(), target ?? values[0]));
        var level = target is { } wanted ? $"<path class=\"sparkline-target\" d=\"M0 {CssNumber.Of(Y(wanted))}H{Width}\"/>" : "";
        return new($"""
            <svg class="sparkline {state.Tone()}" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" aria-hidden="true">{level}<path class="sparkline-line" d="{SvgLine.Through(values.Select((value, i) => (X(i), Y(value))))}"/><circle class="sparkline-end" cx="{CssNumber.Of(X(values.Length - 1))}" cy="{CssNumber.Of(Y(values[^1]))}" r="2.6"/></svg>
            """);

        double X(int point) => Edge + (point * (Width - (2 * Edge)) / (values.Length - 1));

        // Without round numbers at its edges, as there are no marks: the little height is for the line. A level one lies in the middle.
        double Y(decimal value) => Edge + ((Height - (2 * Edge)) * (most == least ? 0.5 : (double)((most - value) / (most - least))));
    }
}
