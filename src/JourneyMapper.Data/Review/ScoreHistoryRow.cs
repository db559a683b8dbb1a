namespace JourneyMapper.Data.Review;

/// <summary>The score that a journey had at the end of a month; computed from its journal, kept because the past stays as it was.</summary>
public sealed class ScoreHistoryRow
{
    /// <summary>The journey; with <see cref="On"/> the key.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The last day of a month.</summary>
    public required DateOnly On { get; init; }

    /// <summary>From 0 to 100.</summary>
    public required short Score { get; init; }
}
