using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Experiments;

/// <summary>A variant while somebody fills it in. Numbers are as they were typed.</summary>
public sealed class VariantDraft(Guid id)
{
    /// <summary>The variant's id.</summary>
    public Guid Id => id;

    /// <inheritdoc cref="ExperimentVariant.Name"/>
    public string Name { get; set; } = "";

    /// <inheritdoc cref="ExperimentVariant.Count"/>
    public string Count { get; set; } = "";

    /// <inheritdoc cref="ExperimentVariant.Conversions"/>
    public string Conversions { get; set; } = "";

    /// <inheritdoc cref="ExperimentVariant.Mean"/>
    public string Mean { get; set; } = "";

    /// <inheritdoc cref="ExperimentVariant.Deviation"/>
    public string Deviation { get; set; } = "";
}

/// <summary>An experiment while somebody fills it in. Numbers are as they were typed, in their culture; what is no number, or not acceptable, is told beside its field.</summary>
public sealed class ExperimentDraft
{
    const int Decimals = 6;
    const string Names = "ABCDE";

    readonly Experiment before;
    readonly CultureInfo culture;
    readonly Dictionary<(ExperimentField Field, int Variant), string> errors = [];

    /// <summary>A draft of an experiment as it is; a new one has two variants without figures.</summary>
    /// <param name="experiment">What it is now.</param>
    /// <param name="culture">In which numbers are written.</param>
    public ExperimentDraft(Experiment experiment, CultureInfo culture)
    {
        (before, this.culture) = (experiment, culture);
        (Name, Hypothesis, Kpi, Kind, State) = (experiment.Name, experiment.Hypothesis, experiment.Kpi ?? "", experiment.Kind, experiment.State);
        (Planned, Baseline, Effect, Deviation) = (Write(experiment.Planned), Write(experiment.Baseline), Write(experiment.Effect), Write(experiment.Deviation));
        (StartsOn, EndsOn) = (experiment.StartsOn, experiment.EndsOn);
        Variants =
        [
            .. experiment.Variants.Select(variant => variant.Count == 0 ? new VariantDraft(variant.Id) { Name = variant.Name } : new VariantDraft(variant.Id)
            {
                Name = variant.Name, Count = Write(variant.Count), Conversions = Write(variant.Conversions), Mean = Write(variant.Mean), Deviation = Write(variant.Deviation),
            }),
        ];
        while (Variants.Count < Experiment.FewestVariants)
            AddVariant();
    }

    /// <inheritdoc cref="Experiment.Name"/>
    public string Name { get; set; }

    /// <inheritdoc cref="Experiment.Hypothesis"/>
    public string Hypothesis { get; set; }

    /// <summary>The KPI's id, or empty.</summary>
    public string Kpi { get; set; }

    /// <inheritdoc cref="Experiment.Kind"/>
    public ExperimentKind Kind { get; set; }

    /// <inheritdoc cref="Experiment.State"/>
    public ExperimentState State { get; set; }

    /// <inheritdoc cref="Experiment.Planned"/>
    public string Planned { get; set; }

    /// <inheritdoc cref="Experiment.Baseline"/>
    public string Baseline { get; set; }

    /// <inheritdoc cref="Experiment.Effect"/>
    public string Effect { get; set; }

    /// <inheritdoc cref="Experiment.Deviation"/>
    public string Deviation { get; set; }

    /// <inheritdoc cref="Experiment.StartsOn"/>
    public DateOnly? StartsOn { get; set; }

    /// <inheritdoc cref="Experiment.EndsOn"/>
    public DateOnly? EndsOn { get; set; }

    /// <summary>What is compared, the control first.</summary>
    public IList<VariantDraft> Variants { get; }

    /// <summary>What is wrong with a field; null when nothing is, and before the first attempt to save: nobody is told off for a field not reached yet.</summary>
    public string? Error(ExperimentField field, int variant = -1) => errors.GetValueOrDefault((field, variant));

    /// <summary>How many each variant needs, as far as what is typed tells; null where it does not.</summary>
    public long? Needed(Direction better) => Read().Experiment.Needed(better);

    /// <summary>Another variant, named by the next letter that is free.</summary>
    public void AddVariant()
    {
        if (Variants.Count < Limits.Variants)
            Variants.Add(new(Guid.CreateVersion7())
            {
                Name = Names[Variants.Count..].Concat(Names).Select(letter => letter.ToString()).FirstOrDefault(name => Variants.All(other => !string.Equals(other.Name.Trim(), name, StringComparison.OrdinalIgnoreCase))) ?? "",
            });
    }

    /// <summary>Puts figures that were pasted where variants have their names; what has another name takes a variant without figures, or a new one.</summary>
    public void Take(IReadOnlyList<ExperimentVariant> figures)
    {
        var taken = new HashSet<VariantDraft>();
        foreach (var figure in figures.OrderBy(figure => Named(figure) is null))
        {
            var variant = Named(figure) ?? Variants.FirstOrDefault(other => other.Count.Length == 0 && !taken.Contains(other) && figures.All(one => !IsNamed(other, one)));
            if (variant is null)
            {
                AddVariant();
                variant = Variants[^1];
            }

            taken.Add(variant);
            (variant.Name, variant.Count, variant.Conversions, variant.Mean, variant.Deviation) = (figure.Name, Write(figure.Count), Write(figure.Conversions), Write(figure.Mean), Write(figure.Deviation));
        }

        VariantDraft? Named(ExperimentVariant figure) => Variants.FirstOrDefault(variant => IsNamed(variant, figure));

        static bool IsNamed(VariantDraft variant, ExperimentVariant figure) => string.Equals(variant.Name.Trim(), figure.Name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The experiment, or null when something is wrong: each field then says what.</summary>
    public Experiment? Try()
    {
        var (experiment, unread) = Read();
        errors.Clear();
        foreach (var (place, error) in unread)
            errors[place] = error;
        Tell(experiment.Accept().Problems);
        return errors.Count == 0 ? experiment : null;
    }

    /// <summary>Says beside their fields what was refused.</summary>
    public void Tell(IEnumerable<ExperimentProblem> problems)
    {
        foreach (var problem in problems)
            errors.TryAdd((problem.Field, problem.Variant), ExperimentWords.Explain(problem, Kind));
    }

    (Experiment Experiment, List<((ExperimentField, int), string)> Unread) Read()
    {
        List<((ExperimentField, int), string)> unread = [];
        return (before with
        {
            Name = Name,
            Hypothesis = Hypothesis,
            Kpi = Kpi.Length == 0 ? null : Kpi,
            Kind = Kind,
            State = State,
            Planned = Whole(Planned, ExperimentField.Planned, -1),
            Baseline = Kind == ExperimentKind.Conversion ? Number(Baseline, ExperimentField.Baseline, -1) : null,
            Effect = Number(Effect, ExperimentField.Effect, -1),
            Deviation = Kind == ExperimentKind.Mean ? Number(Deviation, ExperimentField.Deviation, -1) : null,
            StartsOn = StartsOn,
            EndsOn = EndsOn,
            Variants = [.. Variants.Select(Variant)],
        }, unread);

        // Only the figures that the kind asks for are read: the others are not on the form.
        ExperimentVariant Variant(VariantDraft draft, int place)
        {
            var count = Whole(draft.Count, ExperimentField.Count, place) ?? 0;
            return Kind == ExperimentKind.Conversion
                ? new() { Id = draft.Id, Name = draft.Name, Count = count, Conversions = Whole(draft.Conversions, ExperimentField.Conversions, place) ?? 0 }
                : new()
                {
                    Id = draft.Id,
                    Name = draft.Name,
                    Count = count,
                    Mean = Value(draft.Mean, ExperimentField.Mean, place, count),
                    Deviation = Value(draft.Deviation, ExperimentField.VariantDeviation, place, count),
                };
        }

        // Where values were counted, their mean and deviation are known.
        decimal Value(string typed, ExperimentField field, int place, long count)
        {
            if (count > 0 && string.IsNullOrWhiteSpace(typed))
                unread.Add(((field, place), Common.ProblemRequired));
            return Number(typed, field, place) ?? 0;
        }

        decimal? Number(string typed, ExperimentField field, int place)
        {
            if (string.IsNullOrWhiteSpace(typed))
                return null;
            if (TypedNumber.Read(typed, culture) is { } number)
                return Math.Round(number, Decimals);
            unread.Add(((field, place), KpiLabels.NoNumber(typed)));
            return null;
        }

        long? Whole(string typed, ExperimentField field, int place)
        {
            if (Number(typed, field, place) is not { } number)
                return null;
            if (number == decimal.Truncate(number))
                return (long)Math.Clamp(number, -1, Limits.Visitors + 1);
            unread.Add(((field, place), ExperimentText.ProblemWhole));
            return null;
        }
    }

    string Write(decimal? number) => TypedNumber.Write(number, culture);
}
