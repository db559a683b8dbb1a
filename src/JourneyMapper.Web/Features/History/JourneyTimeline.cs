using System.Collections.Immutable;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.History;

/// <summary>
/// A journey as it is and as it was, back to the oldest entry that was read. Every state is reached from the present one by taking edits back; so the rows of today are the only state that is stored.
/// </summary>
/// <param name="now">The journey as it is.</param>
public sealed class JourneyTimeline(Journey now)
{
    // A slider goes to and fro: from the state that was asked for last, most others are few steps away.
    Journey last = now;

    /// <summary>The journey as it is.</summary>
    public Journey Now { get; } = now;

    /// <summary>The entries read so far, the latest first and none missing between them.</summary>
    public ImmutableArray<JournalEntry> Entries { get; private set; } = [];

    /// <summary>The earliest revision that can be shown.</summary>
    public long Earliest => Now.Revision - Entries.Length;

    /// <summary>Adds entries that go on where the others end.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public void Extend(IReadOnlyList<JournalEntry> earlier)
    {
        if (earlier is [var first, ..] && first.Revision != Earliest)
            throw new ArgumentException("There is a gap in the history.", nameof(earlier));
        Entries = [.. Entries, .. earlier];
    }

    /// <summary>The entry that made a revision; null for the earliest.</summary>
    public JournalEntry? EntryOf(long revision) => revision > Earliest && revision <= Now.Revision ? Entries[(int)(Now.Revision - revision)] : null;

    /// <summary>The journey as it was after a revision.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It was not read.</exception>
    public Journey At(long revision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revision, Now.Revision);
        while (last.Revision > revision)
            last = EntryOf(last.Revision)!.Difference.Inverse().ApplyTo(last) with { Revision = last.Revision - 1 };
        while (last.Revision < revision)
            last = EntryOf(last.Revision + 1)!.Difference.ApplyTo(last);
        return last;
    }
}
