using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Data.Funnels;

/// <summary>What was spent and earned in one month in a stage and channel, in the workspace's currency. At least one of both is known.</summary>
public sealed class FunnelMoneyRow
{
    /// <summary>The journey; with month, stage and channel the key.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The stage.</summary>
    public required Stage Stage { get; init; }

    /// <summary>The id of a channel, or empty.</summary>
    public required string Channel { get; init; }

    /// <inheritdoc cref="MoneyLine.Cost"/>
    public decimal? Cost { get; set; }

    /// <inheritdoc cref="MoneyLine.Revenue"/>
    public decimal? Revenue { get; set; }

    /// <summary>Who has said so last.</summary>
    public required Guid AuthorId { get; set; }

    /// <summary>When that was, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; set; }
}
