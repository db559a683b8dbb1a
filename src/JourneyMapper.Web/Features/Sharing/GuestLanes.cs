using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Sharing;

/// <summary>
/// The lanes of a journey as a link names them. A lane of the journey's own goes by its id rather than by its slot: a slot may be another lane's tomorrow,
/// which nobody has chosen to show. The cards are always shown, and no choice.
/// </summary>
static class GuestLanes
{
    /// <summary>What a link calls a lane.</summary>
    public static string KeyOf(Journey journey, Field lane) => journey.OwnLanes.FirstOrDefault(own => own.Cells() == lane)?.Id.ToString("N") ?? lane.Id;

    /// <summary>What can be chosen of a journey, in the order of its map.</summary>
    public static IReadOnlyList<Field<Touchpoint>> Choices(Journey journey) => [.. LaneSet.All(journey).Where(lane => lane != TouchpointFields.Name)];

    /// <summary>What is chosen unless somebody says otherwise: what the map shows, without figures.</summary>
    public static IEnumerable<string> Usual(Journey journey) =>
        LaneSet.Of(journey).Where(lane => lane != TouchpointFields.Name && lane != TouchpointFields.Kpis).Select(lane => KeyOf(journey, lane));

    /// <summary>Those of a journey's lanes that a link shows beside the cards.</summary>
    /// <param name="journey">The journey as it is now.</param>
    /// <param name="stored">See <see cref="Data.Sharing.SharedLinkRow.Lanes"/>.</param>
    public static ImmutableArray<Field<Touchpoint>> Of(Journey journey, string stored)
    {
        var chosen = stored.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Choices(journey).Where(lane => chosen.Contains(KeyOf(journey, lane), StringComparer.Ordinal))];
    }
}
