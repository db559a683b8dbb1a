using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Features.Presenting;

/// <summary>A way to look at a map, kept under a name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="HiddenLanes">The ids of the fields whose lanes are hidden.</param>
/// <param name="HiddenCurves">The numbers of the emotion curves that are hidden, from 2.</param>
/// <param name="Zoom">In percent; null: as it fits.</param>
/// <param name="Stage">Where it begins; null: at the beginning.</param>
public sealed record SavedView(Guid Id, string Name, ImmutableArray<string> HiddenLanes, ImmutableArray<int> HiddenCurves, int? Zoom, Stage? Stage)
{
    /// <summary>What zoom can be chosen, in percent.</summary>
    public static ImmutableArray<int> Zooms { get; } = [50, 67, 80, 100, 125, 150, 200];

    /// <summary>The stages that are collapsed on the board.</summary>
    public ImmutableArray<Stage> Collapsed { get; init; } = [];

    /// <summary>Whether a lane is shown; that of the touchpoints always is.</summary>
    public bool Shows(Field<Touchpoint> lane) => lane == TouchpointFields.Name || !HiddenLanes.Contains(lane.Id);
}
