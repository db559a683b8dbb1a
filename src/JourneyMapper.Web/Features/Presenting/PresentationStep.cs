using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Presenting;

/// <summary>What a presentation shows one after the other: the whole map, then each stage as a whole and lane by lane.</summary>
static class PresentationStep
{
    /// <summary>Where each presentation begins: the whole map.</summary>
    public static PresentedPlace Whole { get; } = new(null, null);

    /// <summary>The steps of a journey as it is now. What is empty is passed over.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="lanes">The lanes that are shown.</param>
    public static ImmutableArray<PresentedPlace> Of(Journey journey, IReadOnlyList<Field<Touchpoint>> lanes) =>
    [
        Whole,
        .. from stage in Stages.All
           where journey.In(stage).Any()
           from place in lanes.Where(lane => lane != TouchpointFields.Name && IsFilled(journey, stage, lane)).Select(lane => new PresentedPlace(stage, lane.Id)).Prepend(new(stage, null))
           select place,
    ];

    /// <summary>Where in the steps a place is; where it has gone meanwhile, its stage, or else the beginning.</summary>
    public static int IndexOf(ImmutableArray<PresentedPlace> steps, PresentedPlace place) =>
        steps.IndexOf(place) is >= 0 and var found ? found
        : steps.IndexOf(place with { Lane = null }) is >= 0 and var stage ? stage
        : 0;

    // The curve has a point at each touchpoint, whatever it says.
    static bool IsFilled(Journey journey, Stage stage, Field<Touchpoint> lane) => lane == TouchpointFields.Emotion || journey.In(stage).Any(touchpoint => lane.Read(touchpoint).Length > 0);
}
