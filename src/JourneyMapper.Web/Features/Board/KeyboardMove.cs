using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Features.Board;

/// <summary>What one step to the left or right means: past the neighbour, or over the border into the next stage.</summary>
public static class KeyboardMove
{
    /// <summary>The move, or null at either end of the map or when the touchpoint is gone.</summary>
    /// <param name="journey">The present state.</param>
    /// <param name="touchpoint">What moves.</param>
    /// <param name="by">−1 to the left, +1 to the right.</param>
    public static MoveRecord<Touchpoint>? Shift(Journey journey, Guid touchpoint, int by)
    {
        if (by == 0 || journey.Find(touchpoint) is not { } moving)
            return null;
        var row = journey.In(moving.Stage).ToList();
        var at = row.FindIndex(other => other.Id == touchpoint);
        var target = at + by;
        if (target >= 0 && target < row.Count)
        {
            var after = by > 0 ? row[target].Id : target > 0 ? row[target - 1].Id : (Guid?)null;
            return JourneyKinds.Touchpoint.Move(touchpoint, moving.Stage, after is { } id ? Place.Behind(id) : Place.AtStart);
        }

        var stage = moving.Stage + by;
        return Enum.IsDefined(stage) ? JourneyKinds.Touchpoint.Move(touchpoint, stage, by > 0 ? Place.AtStart : Place.AtEnd) : null;
    }

    /// <summary>The move of several together: past the neighbour of the outermost one, in a row from then on; null at either end of the map, or where there are none.</summary>
    /// <param name="journey">The present state.</param>
    /// <param name="touchpoints">What moves, in the order of the map.</param>
    /// <param name="by">−1 to the left, +1 to the right.</param>
    public static MoveRecords<Touchpoint>? Shift(Journey journey, ImmutableArray<Touchpoint> touchpoints, int by)
    {
        if (by == 0 || touchpoints.IsEmpty)
            return null;
        var outermost = by > 0 ? touchpoints[^1] : touchpoints[0];
        if (Shift(journey, outermost.Id, by) is not { } move)
            return null;
        var place = move.Place;
        // The one that it would follow may move itself.
        if (place.After is { } after && touchpoints.Any(touchpoint => touchpoint.Id == after))
            place = journey.In(Enum.Parse<Stage>(move.Group)).TakeWhile(other => other.Id != after).LastOrDefault(other => !touchpoints.Contains(other)) is { } before ? Place.Behind(before.Id) : Place.AtStart;
        return JourneyKinds.Touchpoint.MoveRow([.. touchpoints.Select(touchpoint => touchpoint.Id)], move.Group, place);
    }
}
