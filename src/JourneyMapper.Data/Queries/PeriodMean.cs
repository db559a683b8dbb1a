namespace JourneyMapper.Data.Queries;

/// <summary>The measurements of one period.</summary>
public sealed record PeriodMean
{
    /// <summary>The first day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The sum of the values, exactly.</summary>
    public required decimal Sum { get; init; }

    /// <summary>How many values there are; at least one.</summary>
    public required long Count { get; init; }

    /// <summary>The mean of the values.</summary>
    public decimal Mean => Sum / Count;
}
