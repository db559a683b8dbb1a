using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Journal;

/// <summary>Reads journeys with all their records: one query for the journeys and one for each kind of record, however many they are.</summary>
public static class WholeJourneys
{
    /// <summary>
    /// All of a query, in no particular order. A transaction that keeps the queries together is the caller's, where an edit between them would matter.
    /// </summary>
    /// <param name="rows">Which: ask only for those that a workspace has.</param>
    /// <param name="db">Where they are.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<IReadOnlyList<Journey>> ReadWholeAsync(this IQueryable<JourneyRow> rows, JourneyDbContext db, CancellationToken cancellation = default)
    {
        var journeys = (await rows.AsNoTracking().ToListAsync(cancellation)).ConvertAll(row => row.ToJourney());
        if (journeys.Count == 0)
            return [];
        foreach (var kind in JourneyKinds.All)
        {
            var complete = await kind.Accept(new RecordReader(db, [.. journeys.Select(journey => journey.Id)], cancellation));
            journeys = journeys.ConvertAll(journey => complete(journey));
        }

        return journeys;
    }
}
