using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>Records that have values of touchpoints by number, no two the same: personas their curves, lanes their cells.</summary>
static class Numbered
{
    /// <summary>Adds one with the first number that is free, and empties what an earlier one with that number has left.</summary>
    /// <param name="journey">Where.</param>
    /// <param name="kind">Which kind; its distinct field is the number.</param>
    /// <param name="record">The record; the number that it carries is not used.</param>
    /// <param name="values">The values by number, from 1. One that must not be empty is everybody's.</param>
    public static Edit.Made Add<TRecord>(Journey journey, OrderedKind<TRecord> kind, TRecord record, ImmutableArray<Field<Touchpoint>> values)
        where TRecord : class, IRecord
    {
        var taken = kind.All(journey).Select(kind.Distinct!.Read).ToHashSet(StringComparer.Ordinal);
        if (Enumerable.Range(1, kind.Limit).Select(number => number.ToString(CultureInfo.InvariantCulture)).FirstOrDefault(number => !taken.Contains(number)) is not { } free)
            return new Refusal.Full(kind.Limit);
        var made = kind.Add(kind.Distinct.Write(record, free), Place.AtEnd).Make(journey);
        var field = values[Canonical.Number(free) - 1];
        return made.Refusal is not null || made.Changes.IsEmpty || field.IsRequired ? made : made with
        {
            Changes =
            [
                .. journey.Touchpoints.Where(touchpoint => field.Read(touchpoint).Length > 0)
                    .Select(touchpoint => new Change.Changed<Touchpoint>(JourneyKinds.Touchpoint, touchpoint.Id, [new(field, field.Read(touchpoint), "")])),
                .. made.Changes,
            ],
        };
    }
}
