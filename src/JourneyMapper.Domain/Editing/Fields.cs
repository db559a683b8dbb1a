namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a touchpoint that people fill in. Stage and rank change by moving.</summary>
public enum TouchpointField
{
    /// <summary>One line, required.</summary>
    Name,

    /// <summary>Several lines.</summary>
    Description,

    /// <summary>A channel's id, or empty.</summary>
    Channel,

    /// <summary>A <see cref="Journeys.Contact"/>.</summary>
    Contact,

    /// <summary>A <see cref="Journeys.Setting"/>.</summary>
    Setting,

    /// <summary>Several lines.</summary>
    Action,

    /// <summary>Several lines.</summary>
    Thought,

    /// <summary>A whole number from −2 to 2.</summary>
    Emotion,

    /// <summary>One a line.</summary>
    PainPoints,

    /// <summary>One a line.</summary>
    Opportunities,

    /// <summary>A member's id, or empty.</summary>
    Owner,

    /// <summary>An <see cref="Journeys.Importance"/>.</summary>
    Importance,

    /// <summary>An <see cref="Journeys.Evidence"/>.</summary>
    Evidence,

    /// <summary>One line.</summary>
    EvidenceSource,

    /// <summary>A day as year-month-day, or empty.</summary>
    EvidenceDate,

    /// <summary>The text of <see cref="Journeys.KpiTargets"/>.</summary>
    Kpis,

    /// <summary>A <see cref="Journeys.Cadence"/>.</summary>
    Cadence,
}

/// <summary>The fields of a journey itself.</summary>
public enum JourneyField
{
    /// <summary>One line, required.</summary>
    Title,

    /// <summary>Several lines.</summary>
    Scenario,

    /// <summary>One line.</summary>
    Persona,

    /// <summary>The label of the first stage; the other four follow in order.</summary>
    AwarenessLabel,

    /// <summary>The label of the second stage.</summary>
    ConsiderationLabel,

    /// <summary>The label of the third stage.</summary>
    DecisionLabel,

    /// <summary>The label of the fourth stage.</summary>
    RetentionLabel,

    /// <summary>The label of the fifth stage.</summary>
    LoyaltyLabel,

    /// <summary>A member's id, or empty.</summary>
    Owner,

    /// <summary>Tags with a comma between.</summary>
    Tags,
}

/// <summary>
/// A field's value before and after, both as text in the field's canonical form (names of enums, invariant numbers, ids):
/// one shape for the journal, for conflicts, for history and for undo.
/// </summary>
/// <param name="Field">Which field.</param>
/// <param name="From">What its author saw. An edit made from a stale value is a conflict.</param>
/// <param name="To">What it shall be.</param>
/// <typeparam name="TField"><see cref="TouchpointField"/> or <see cref="JourneyField"/>.</typeparam>
public sealed record FieldChange<TField>(TField Field, string From, string To) where TField : struct, Enum
{
    /// <summary>The change that takes this one back.</summary>
    public FieldChange<TField> Inverse() => new(Field, To, From);
}
