namespace JourneyMapper.Data.Review;

/// <summary>
/// Counts what is recorded about a journey beside its map: audits, measurements, experiments, accepted exceptions, what its channels are. Raised in the transaction that records;
/// a review of an earlier count is out of date.
/// </summary>
public sealed class FactsRow
{
    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>Grows by one with each recording.</summary>
    public required long Count { get; set; }
}
