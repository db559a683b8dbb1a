using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Experiments;

/// <summary>One of the things that are compared, with what was counted.</summary>
public sealed record ExperimentVariant
{
    /// <summary>Unique within its experiment.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called; another one than its neighbours, whatever the capitals.</summary>
    public string Name { get; init; } = "";

    /// <summary>Visitors who saw it, or values that were measured; 0 to <see cref="Limits.Visitors"/>.</summary>
    public long Count { get; init; }

    /// <summary>How many of them did what was hoped for: of conversion rates.</summary>
    public long Conversions { get; init; }

    /// <summary>The mean of the values: of means.</summary>
    public decimal Mean { get; init; }

    /// <summary>Their standard deviation, in the same unit: of means.</summary>
    public decimal Deviation { get; init; }

    /// <summary>The rate as a share, or the mean; null while there is nothing to divide by.</summary>
    public double? ValueOf(ExperimentKind kind) => Count <= 0 ? null : kind == ExperimentKind.Conversion ? (double)Conversions / Count : (double)Mean;

    /// <summary>What is wrong with its figures.</summary>
    /// <param name="kind">Which of them count.</param>
    /// <param name="place">Its place in the experiment, from 0 on.</param>
    public IEnumerable<ExperimentProblem> Problems(ExperimentKind kind, int place)
    {
        if (Count is < 0 or > Limits.Visitors)
            yield return new(ExperimentField.Count, Count < 0 ? ExperimentFault.Negative : ExperimentFault.OutOfRange, place);
        if (kind == ExperimentKind.Conversion)
        {
            if (Conversions < 0)
                yield return new(ExperimentField.Conversions, ExperimentFault.Negative, place);
            else if (Conversions > Math.Max(Count, 0))
                yield return new(ExperimentField.Conversions, ExperimentFault.AboveCount, place);
            yield break;
        }

        if (Mean is < -Limits.Number or > Limits.Number)
            yield return new(ExperimentField.Mean, ExperimentFault.OutOfRange, place);
        if (Deviation is < 0 or > Limits.Number)
            yield return new(ExperimentField.VariantDeviation, Deviation < 0 ? ExperimentFault.Negative : ExperimentFault.OutOfRange, place);
    }
}
