using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Editing;

/// <summary>Puts touchpoints into a journey and takes them out, keeping the order of the map.</summary>
static class Records
{
    public static Touchpoint Required(this Journey journey, Guid id) =>
        journey.Find(id) ?? throw new InvalidOperationException("The touchpoint of this change is not in the journey.");

    public static Journey Insert(this Journey journey, Touchpoint touchpoint)
    {
        var at = 0;
        while (at < journey.Touchpoints.Length && Precedes(journey.Touchpoints[at], touchpoint))
            at++;
        return journey with { Touchpoints = journey.Touchpoints.Insert(at, touchpoint) };
    }

    public static Journey Without(this Journey journey, Guid id) =>
        journey with { Touchpoints = journey.Touchpoints.Remove(journey.Required(id)) };

    public static Journey Replace(this Journey journey, Touchpoint touchpoint) =>
        journey with { Touchpoints = journey.Touchpoints.Replace(journey.Required(touchpoint.Id), touchpoint) };

    /// <summary>The rank for a place in a stage. The touchpoint that moves does not count as a neighbour of itself.</summary>
    public static Rank RankAt(this Journey journey, Stage stage, Place place, Guid moving)
    {
        var (lower, upper) = journey.NeighboursAt(stage, place, moving);
        return Rank.Between(lower, upper);
    }

    /// <summary>The ranks before and behind a place in a stage; null at its ends.</summary>
    public static (Rank? Lower, Rank? Upper) NeighboursAt(this Journey journey, Stage stage, Place place, Guid moving)
    {
        var others = journey.In(stage).Where(touchpoint => touchpoint.Id != moving).ToList();
        var after = place.After is { } id ? others.FindIndex(touchpoint => touchpoint.Id == id) : place.Last ? others.Count - 1 : -1;
        if (place.After is not null && after < 0)
            after = others.Count - 1;
        return (after < 0 ? null : others[after].Rank, after + 1 < others.Count ? others[after + 1].Rank : null);
    }

    static bool Precedes(Touchpoint first, Touchpoint second) =>
        first.Stage < second.Stage || (first.Stage == second.Stage && first.Rank < second.Rank);
}
