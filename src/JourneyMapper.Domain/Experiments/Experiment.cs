using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Experiments;

/// <summary>What is compared.</summary>
public enum ExperimentKind
{
    /// <summary>How many of the visitors convert: a two-proportion z test.</summary>
    Conversion,

    /// <summary>The mean of values: Welch’s t test.</summary>
    Mean,
}

/// <summary>How far an experiment has come.</summary>
public enum ExperimentState
{
    /// <summary>It has no figures yet.</summary>
    Planned,

    /// <summary>It has begun.</summary>
    Running,

    /// <summary>Somebody has decided; its figures stand still.</summary>
    Decided,
}

/// <summary>An A/B test at a touchpoint. It may still be incomplete; <see cref="Accept"/> tells.</summary>
public sealed record Experiment
{
    /// <summary>The least variants.</summary>
    public const int FewestVariants = 2;

    const int SmallestSize = 2;
    const decimal Hundred = 100;

    /// <summary>Given by whoever makes it, so that a repeated send is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is about.</summary>
    public required Guid Touchpoint { get; init; }

    /// <summary>What it is called, on one line.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is expected, and why.</summary>
    public string Hypothesis { get; init; } = "";

    /// <summary>The id of the KPI that it should move, or null. It says which way is better, and the unit of means.</summary>
    public string? Kpi { get; init; }

    /// <summary>What is compared.</summary>
    public ExperimentKind Kind { get; init; }

    /// <summary>How many visitors, or values, each variant is to have before anybody decides; null: not planned.</summary>
    public long? Planned { get; init; }

    /// <summary>The rate before, in percent, above 0 and below 100; of conversion rates.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>The smallest difference that matters: in percentage points, or in the unit of the means. Above 0.</summary>
    public decimal? Effect { get; init; }

    /// <summary>The standard deviation that is expected, in the unit of the means. Above 0; of means.</summary>
    public decimal? Deviation { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>How far it has come.</summary>
    public ExperimentState State { get; init; }

    /// <summary>What is compared, two to <see cref="Limits.Variants"/>; the first is the control.</summary>
    public ImmutableArray<ExperimentVariant> Variants { get; init; } = [];

    /// <summary>The variant that was chosen; null while nobody has decided.</summary>
    public Guid? Chosen { get; init; }

    /// <summary>Why it was chosen.</summary>
    public string Decision { get; init; } = "";

    /// <summary>The day on which somebody decided; null while nobody has.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>How many the smallest variant has.</summary>
    public long Smallest => Variants.IsEmpty ? 0 : Variants.Min(variant => variant.Count);

    /// <summary>Whether each variant has what was planned.</summary>
    public bool IsComplete => Planned is { } planned && Smallest >= planned;

    /// <summary>How many each variant needs for <see cref="Effect"/> to be found; null where that cannot be said.</summary>
    /// <param name="better">Which way is better.</param>
    public long? Needed(Direction better)
    {
        var alpha = ExperimentResult.Alpha / Math.Max(1, Variants.Length - 1);
        return Effect is not { } effect ? null
            : Kind == ExperimentKind.Mean ? SampleSize.OfMeans((double)(Deviation ?? 0), (double)effect, alpha)
            : Baseline is { } baseline ? SampleSize.OfRates((double)(baseline / Hundred), (double)((baseline + (better == Direction.Up ? effect : -effect)) / Hundred), alpha) : null;
    }

    /// <summary>The experiment with tidy texts, and all that is wrong with it. One that has figures is running.</summary>
    public (Experiment Experiment, IReadOnlyList<ExperimentProblem> Problems) Accept()
    {
        List<ExperimentProblem> problems = [];
        var (name, nameProblem) = AcceptedText.Line(Name, Limits.Name, required: true);
        Add(ExperimentField.Name, nameProblem);
        var (hypothesis, hypothesisProblem) = AcceptedText.Lines(Hypothesis, Limits.Note);
        Add(ExperimentField.Hypothesis, hypothesisProblem);
        if (Planned is < SmallestSize or > Limits.Visitors)
            problems.Add(new(ExperimentField.Planned, Planned < 0 ? ExperimentFault.Negative : ExperimentFault.OutOfRange));
        if (Kind == ExperimentKind.Conversion && Baseline is <= 0 or >= Hundred)
            problems.Add(new(ExperimentField.Baseline, Baseline < 0 ? ExperimentFault.Negative : ExperimentFault.OutOfRange));
        if (Effect is <= 0 || Effect >= (Kind == ExperimentKind.Conversion ? Hundred : Limits.Number))
            problems.Add(new(ExperimentField.Effect, Effect < 0 ? ExperimentFault.Negative : ExperimentFault.OutOfRange));
        if (Kind == ExperimentKind.Mean && Deviation is <= 0 or > Limits.Number)
            problems.Add(new(ExperimentField.Deviation, Deviation < 0 ? ExperimentFault.Negative : ExperimentFault.OutOfRange));
        foreach (var (field, day) in ((ExperimentField, DateOnly?)[])[(ExperimentField.StartsOn, StartsOn), (ExperimentField.EndsOn, EndsOn)])
            if (day < Days.Earliest || day > Days.Earliest.AddYears(100))
                problems.Add(new(field, ExperimentFault.NoDay));
        if (EndsOn < StartsOn)
            problems.Add(new(ExperimentField.EndsOn, ExperimentFault.EndsBeforeStart));
        if (Variants.Length is < FewestVariants or > Limits.Variants)
            problems.Add(new(ExperimentField.Variants, ExperimentFault.Number));
        var variants = AcceptVariants(problems);
        return (this with
        {
            Name = name,
            Hypothesis = hypothesis,
            Baseline = Kind == ExperimentKind.Conversion ? Baseline : null,
            Deviation = Kind == ExperimentKind.Mean ? Deviation : null,
            State = State == ExperimentState.Planned && variants.Any(variant => variant.Count > 0) ? ExperimentState.Running : State,
            Variants = variants,
        }, problems);

        void Add(ExperimentField field, Problem? problem)
        {
            if (problem is { } reason)
                problems.Add(new(field, reason == Problem.Required ? ExperimentFault.Required : ExperimentFault.TooLong));
        }
    }

    // Figures of the other kind, which nobody sees, are left out.
    ImmutableArray<ExperimentVariant> AcceptVariants(List<ExperimentProblem> problems)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var accepted = ImmutableArray.CreateBuilder<ExperimentVariant>(Variants.Length);
        for (var i = 0; i < Variants.Length; i++)
        {
            var (name, problem) = AcceptedText.Line(Variants[i].Name, Limits.Label, required: true);
            if (problem is { } reason)
                problems.Add(new(ExperimentField.VariantName, reason == Problem.Required ? ExperimentFault.Required : ExperimentFault.TooLong, i));
            else if (!names.Add(name))
                problems.Add(new(ExperimentField.VariantName, ExperimentFault.NameTwice, i));
            problems.AddRange(Variants[i].Problems(Kind, i));
            accepted.Add(Kind == ExperimentKind.Conversion
                ? new() { Id = Variants[i].Id, Name = name, Count = Variants[i].Count, Conversions = Variants[i].Conversions }
                : new() { Id = Variants[i].Id, Name = name, Count = Variants[i].Count, Mean = Variants[i].Mean, Deviation = Variants[i].Deviation });
        }

        return accepted.MoveToImmutable();
    }
}
