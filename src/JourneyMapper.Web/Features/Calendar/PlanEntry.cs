namespace JourneyMapper.Web.Features.Calendar;

/// <summary>What is due. The names are part of an address.</summary>
public enum PlanKind
{
    /// <summary>The next audit of a touchpoint.</summary>
    Audit,

    /// <summary>The due day of a round of audits.</summary>
    Round,

    /// <summary>The next value of a KPI.</summary>
    Measurement,

    /// <summary>A survey opens or closes.</summary>
    Survey,

    /// <summary>The planned end of an experiment.</summary>
    Experiment,

    /// <summary>An opportunity shall be done.</summary>
    Opportunity,

    /// <summary>The next sign-off of a journey.</summary>
    SignOff,
}

/// <summary>What of the plan is wanted.</summary>
public sealed record PlanFilter
{
    /// <summary>Only this; null: all.</summary>
    public PlanKind? Kind { get; init; }

    /// <summary>Only of this journey.</summary>
    public Guid? Journey { get; init; }

    /// <summary>Only of the journeys in this folder and those within.</summary>
    public Guid? Folder { get; init; }

    /// <summary>Only what the member takes care of.</summary>
    public bool Mine { get; init; }
}

/// <summary>Something that is due on a day, or several of the same kind in the same journey.</summary>
public sealed record PlanEntry
{
    /// <summary>What.</summary>
    public required PlanKind Kind { get; init; }

    /// <summary>The journey.</summary>
    public required Guid Journey { get; init; }

    /// <summary>The journey's title.</summary>
    public required string Title { get; init; }

    /// <summary>The last day in time; today for what was never done.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How many.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The touchpoint, round, survey, experiment or opportunity; of several any.</summary>
    public required Guid Item { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The KPI's id; empty where it is about none, or about several.</summary>
    public string Kpi { get; init; } = "";

    /// <summary>Whether it was never done: it is due, and nobody is late.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether nothing is left to be done.</summary>
    public bool IsDone { get; init; }

    /// <summary>Of a survey: whether it opens on this day.</summary>
    public bool Opens { get; init; }

    /// <summary>Whether it should have been done before a day.</summary>
    public bool IsOverdue(DateOnly today) => On < today && !IsDone && !IsNew;

    /// <summary>Always the same for the same thing, whenever it is asked for.</summary>
    public string Key => Count == 1 && Kind is not (PlanKind.Audit or PlanKind.Measurement)
        ? $"{Kind}-{Item:N}{(Opens ? "-opens" : Kind == PlanKind.Round ? $"-{Journey:N}" : "")}".ToLowerInvariant()
        : $"{Kind}-{Journey:N}-{(IsNew ? "new" : On.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture))}".ToLowerInvariant();
}

/// <summary>What is due in some time.</summary>
/// <param name="Entries">In the order of days, then of kinds and journeys.</param>
/// <param name="IsCut">Whether there is more of a kind than is shown.</param>
public sealed record Plan(IReadOnlyList<PlanEntry> Entries, bool IsCut);
