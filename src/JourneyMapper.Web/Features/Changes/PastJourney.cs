using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Changes;

/// <summary>A journey as it was. The rows of today with later edits taken back, read from the journal part by part: however many there are, only one state is held.</summary>
/// <param name="Journey">As it was.</param>
/// <param name="IsComplete">Whether the journal reaches so far back; otherwise it is the earliest state that is known.</param>
public sealed record PastJourney(Journey Journey, bool IsComplete)
{
    /// <summary>Goes back from the present.</summary>
    /// <param name="store">Where the journal is.</param>
    /// <param name="now">The journey as it is.</param>
    /// <param name="isLater">Whether an edit was made later than what is asked for.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<PastJourney> ReadAsync(JourneyStore store, Journey now, Func<JournalEntry, bool> isLater, CancellationToken cancellation = default)
    {
        var then = now;
        while (then.Revision > 0)
        {
            var entries = await store.ReadBackAsync(now.Id, then.Revision, cancellation);
            if (entries.Count == 0)
                return new(then, false);
            foreach (var entry in entries)
            {
                if (!isLater(entry))
                    return new(then, true);
                then = entry.Difference.Inverse().ApplyTo(then) with { Revision = entry.Revision - 1 };
            }
        }

        return new(then, true);
    }
}
