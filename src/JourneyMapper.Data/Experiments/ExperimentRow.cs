using JourneyMapper.Domain.Experiments;

namespace JourneyMapper.Data.Experiments;

/// <summary>An A/B test at a touchpoint. Beside the journal: it changes no revision and voids no approval.</summary>
public sealed class ExperimentRow
{
    /// <summary>Given by whoever makes it, so that a repeated send is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>The journey of the touchpoint.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The touchpoint. It may be gone from the map meanwhile, and come back by undo: so it is no foreign key.</summary>
    public required Guid TouchpointId { get; init; }

    /// <summary>What it was called when the experiment was last saved: what is shown when it is gone.</summary>
    public required string TouchpointName { get; set; }

    /// <inheritdoc cref="Experiment.Name"/>
    public required string Name { get; set; }

    /// <inheritdoc cref="Experiment.Hypothesis"/>
    public required string Hypothesis { get; set; }

    /// <inheritdoc cref="Experiment.Kpi"/>
    public string? Kpi { get; set; }

    /// <inheritdoc cref="Experiment.Kind"/>
    public required ExperimentKind Kind { get; set; }

    /// <inheritdoc cref="Experiment.Planned"/>
    public long? Planned { get; set; }

    /// <inheritdoc cref="Experiment.Baseline"/>
    public decimal? Baseline { get; set; }

    /// <inheritdoc cref="Experiment.Effect"/>
    public decimal? Effect { get; set; }

    /// <inheritdoc cref="Experiment.Deviation"/>
    public decimal? Deviation { get; set; }

    /// <inheritdoc cref="Experiment.StartsOn"/>
    public DateOnly? StartsOn { get; set; }

    /// <inheritdoc cref="Experiment.EndsOn"/>
    public DateOnly? EndsOn { get; set; }

    /// <inheritdoc cref="Experiment.State"/>
    public required ExperimentState State { get; set; }

    /// <summary>The day from which on each variant had what was planned; null while one has less.</summary>
    public DateOnly? ReadyOn { get; set; }

    /// <inheritdoc cref="Experiment.Chosen"/>
    public Guid? Chosen { get; set; }

    /// <inheritdoc cref="Experiment.Decision"/>
    public string Decision { get; set; } = "";

    /// <inheritdoc cref="Experiment.DecidedOn"/>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>The member who decided.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>The member who made it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows by one with each change: whoever saves says which one they had before them.</summary>
    public required int Revision { get; set; }

    /// <summary>What is compared.</summary>
    public IList<ExperimentVariantRow> Variants { get; init; } = [];

    /// <summary>The row of an experiment just made, still without what <see cref="Take"/> fills in.</summary>
    /// <param name="experiment">One that is acceptable.</param>
    /// <param name="journey">The journey of its touchpoint.</param>
    /// <param name="touchpoint">What that is called.</param>
    /// <param name="author">Who makes it.</param>
    /// <param name="at">When.</param>
    public static ExperimentRow New(Experiment experiment, Guid journey, string touchpoint, Guid author, DateTimeOffset at) => new()
    {
        Id = experiment.Id,
        JourneyId = journey,
        TouchpointId = experiment.Touchpoint,
        TouchpointName = touchpoint,
        Name = experiment.Name,
        Hypothesis = experiment.Hypothesis,
        Kind = experiment.Kind,
        State = experiment.State,
        AuthorId = author,
        CreatedAt = at,
        Revision = 0,
    };

    /// <summary>What it says.</summary>
    public Experiment Read() => new()
    {
        Id = Id,
        Touchpoint = TouchpointId,
        Name = Name,
        Hypothesis = Hypothesis,
        Kpi = Kpi,
        Kind = Kind,
        Planned = Planned,
        Baseline = Baseline,
        Effect = Effect,
        Deviation = Deviation,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        State = State,
        Chosen = Chosen,
        Decision = Decision,
        DecidedOn = DecidedOn,
        Variants = [.. Variants.OrderBy(variant => variant.Number).Select(variant => variant.Read())],
    };

    /// <summary>Takes what somebody has filled in. Variants stay the same rows by their ids.</summary>
    /// <param name="experiment">One that is acceptable.</param>
    /// <param name="today">The day from which on it is ready, if it has become so.</param>
    public void Take(Experiment experiment, DateOnly today)
    {
        (Name, Hypothesis, Kpi, Kind, State) = (experiment.Name, experiment.Hypothesis, experiment.Kpi, experiment.Kind, experiment.State);
        (Planned, Baseline, Effect, Deviation) = (experiment.Planned, experiment.Baseline, experiment.Effect, experiment.Deviation);
        (StartsOn, EndsOn) = (experiment.StartsOn, experiment.EndsOn);
        foreach (var gone in Variants.Where(row => experiment.Variants.All(variant => variant.Id != row.Id)).ToList())
            Variants.Remove(gone);
        foreach (var (place, variant) in experiment.Variants.Index())
        {
            if (Variants.FirstOrDefault(row => row.Id == variant.Id) is not { } row)
                Variants.Add(row = new() { ExperimentId = Id, Id = variant.Id, Name = variant.Name });
            row.Take(variant, place + 1);
        }

        ReadyOn = experiment.IsComplete ? ReadyOn ?? today : null;
    }
}

/// <summary>One of the things that an experiment compares.</summary>
public sealed class ExperimentVariantRow
{
    /// <summary>The experiment; with <see cref="Id"/> the key.</summary>
    public required Guid ExperimentId { get; init; }

    /// <inheritdoc cref="ExperimentVariant.Id"/>
    public required Guid Id { get; init; }

    /// <summary>Its place, from 1 on: the control is the first.</summary>
    public int Number { get; set; }

    /// <inheritdoc cref="ExperimentVariant.Name"/>
    public required string Name { get; set; }

    /// <inheritdoc cref="ExperimentVariant.Count"/>
    public long Count { get; set; }

    /// <inheritdoc cref="ExperimentVariant.Conversions"/>
    public long Conversions { get; set; }

    /// <inheritdoc cref="ExperimentVariant.Mean"/>
    public decimal Mean { get; set; }

    /// <inheritdoc cref="ExperimentVariant.Deviation"/>
    public decimal Deviation { get; set; }

    /// <summary>What it says.</summary>
    public ExperimentVariant Read() => new() { Id = Id, Name = Name, Count = Count, Conversions = Conversions, Mean = Mean, Deviation = Deviation };

    /// <summary>Takes what somebody has filled in.</summary>
    public void Take(ExperimentVariant variant, int number) =>
        (Name, Count, Conversions, Mean, Deviation, Number) = (variant.Name, variant.Count, variant.Conversions, variant.Mean, variant.Deviation, number);
}
