using JourneyMapper.Domain.Funnels;

namespace JourneyMapper.Data.Funnels;

/// <summary>What of a month is the same for all stages and channels of a journey, see <see cref="MonthTerms"/>.</summary>
public sealed class FunnelTermsRow
{
    /// <summary>The journey; with the month the key.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <inheritdoc cref="MonthTerms.NewCustomers"/>
    public long? NewCustomers { get; set; }

    /// <inheritdoc cref="MonthTerms.Margin"/>
    public decimal? Margin { get; set; }

    /// <inheritdoc cref="MonthTerms.CustomerRevenue"/>
    public decimal? CustomerRevenue { get; set; }

    /// <inheritdoc cref="MonthTerms.Churn"/>
    public decimal? Churn { get; set; }

    /// <summary>Who has said so last.</summary>
    public required Guid AuthorId { get; set; }

    /// <summary>When that was, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; set; }

    /// <summary>What it says.</summary>
    public MonthTerms ToTerms() => new(NewCustomers, Margin, CustomerRevenue, Churn);
}
