namespace JourneyMapper.Domain.Experiments;

/// <summary>A field of an experiment, or of one of its variants.</summary>
public enum ExperimentField
{
    /// <inheritdoc cref="Experiment.Name"/>
    Name,

    /// <inheritdoc cref="Experiment.Hypothesis"/>
    Hypothesis,

    /// <inheritdoc cref="Experiment.Kpi"/>
    Kpi,

    /// <inheritdoc cref="Experiment.Planned"/>
    Planned,

    /// <inheritdoc cref="Experiment.Baseline"/>
    Baseline,

    /// <inheritdoc cref="Experiment.Effect"/>
    Effect,

    /// <inheritdoc cref="Experiment.Deviation"/>
    Deviation,

    /// <inheritdoc cref="Experiment.StartsOn"/>
    StartsOn,

    /// <inheritdoc cref="Experiment.EndsOn"/>
    EndsOn,

    /// <inheritdoc cref="Experiment.Variants"/>
    Variants,

    /// <inheritdoc cref="ExperimentVariant.Name"/>
    VariantName,

    /// <inheritdoc cref="ExperimentVariant.Count"/>
    Count,

    /// <inheritdoc cref="ExperimentVariant.Conversions"/>
    Conversions,

    /// <inheritdoc cref="ExperimentVariant.Mean"/>
    Mean,

    /// <inheritdoc cref="ExperimentVariant.Deviation"/>
    VariantDeviation,

    /// <inheritdoc cref="Experiment.Decision"/>
    Decision,
}

/// <summary>What is wrong with a field.</summary>
public enum ExperimentFault
{
    /// <summary>It has to be filled in.</summary>
    Required,

    /// <summary>It has too many characters.</summary>
    TooLong,

    /// <summary>There is no such thing.</summary>
    Unknown,

    /// <summary>It is below zero.</summary>
    Negative,

    /// <summary>It is too small or too large.</summary>
    OutOfRange,

    /// <summary>More conversions than visitors.</summary>
    AboveCount,

    /// <summary>A day that nothing can be recorded for.</summary>
    NoDay,

    /// <summary>The end lies before the start.</summary>
    EndsBeforeStart,

    /// <summary>Too few variants, or too many.</summary>
    Number,

    /// <summary>Two variants of one name.</summary>
    NameTwice,
}

/// <summary>Why an experiment is not accepted.</summary>
/// <param name="Field">Which field.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Variant">Of which variant, from 0 on; −1: of none.</param>
public readonly record struct ExperimentProblem(ExperimentField Field, ExperimentFault Fault, int Variant = -1);
