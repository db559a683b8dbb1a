using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.SignOffs;

/// <summary>What was changed since an approval, as the journal tells it.</summary>
/// <param name="Sentences">The latest first.</param>
/// <param name="LacksEarlier">Whether there were earlier changes that are not among them.</param>
public sealed record ChangesSince(IReadOnlyList<string> Sentences, bool LacksEarlier)
{
    /// <summary>Nothing to tell.</summary>
    public static ChangesSince None { get; } = new([], false);

    /// <summary>Reads what happened after a revision.</summary>
    /// <param name="store">Where the journal is.</param>
    /// <param name="journey">Of which journey.</param>
    /// <param name="revision">The revision that was approved.</param>
    /// <param name="tell">Says what an edit changed; asked in this order.</param>
    public static async Task<ChangesSince> ReadAsync(JourneyStore store, Guid journey, long revision, Func<Difference, IEnumerable<string>> tell)
    {
        var entries = await store.ReadLatestAfterAsync(journey, revision);
        return new([.. entries.SelectMany(entry => tell(entry.Difference))], entries.Count == 0 || entries[^1].Revision > revision + 1);
    }
}
