using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Features.Export;

/// <summary>One page of a printed map.</summary>
/// <param name="Stages">The slices of the stages on it, left to right.</param>
/// <param name="Lanes">The lanes on it; fewer than were asked for when they do not fit on one page together.</param>
/// <param name="Column">Width of a touchpoint's column, in CSS pixels before zoom.</param>
/// <param name="Zoom">How much larger or smaller than on a screen the map is drawn, beside the paper's magnification.</param>
public sealed record Sheet(ImmutableArray<SheetStage> Stages, ImmutableArray<Field<Touchpoint>> Lanes, double Column, double Zoom)
{
    /// <summary>How many touchpoints are on it.</summary>
    public int Touchpoints => Stages.Sum(stage => stage.Touchpoints.Length);
}

/// <summary>The part of a stage that is on one page.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Touchpoints">Its touchpoints there; none for a stage that has none at all.</param>
/// <param name="Steps">For each of them, where the emotion curve goes from there.</param>
/// <param name="LeadIn">Where the curve comes from, when the touchpoint before is on the page before.</param>
/// <param name="Total">How many touchpoints the stage has on all pages.</param>
/// <param name="IsFirst">Whether the stage begins here: the bookmark leads here.</param>
public sealed record SheetStage(Stage Stage, ImmutableArray<Touchpoint> Touchpoints, ImmutableArray<CurveStep?> Steps, CurveStep? LeadIn, int Total, bool IsFirst);
