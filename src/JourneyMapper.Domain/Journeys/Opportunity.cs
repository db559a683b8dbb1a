using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>How far an opportunity has come.</summary>
public enum OpportunityStatus
{
    /// <summary>Somebody has thought of it.</summary>
    Idea,

    /// <summary>It shall be done.</summary>
    Planned,

    /// <summary>It is being done.</summary>
    Doing,

    /// <summary>It is done: what it has brought can be seen.</summary>
    Done,

    /// <summary>It shall not be done.</summary>
    Dropped,
}

/// <summary>What could be improved at a touchpoint: a line of its lane, and the work that comes of it. Immutable; it changes through edits only.</summary>
public sealed record Opportunity : ITouchpointItem
{
    /// <inheritdoc/>
    public required Guid Id { get; init; }

    /// <summary>Its place among the opportunities of the journey; unique there. The order on the map is that of the lines.</summary>
    public Rank Rank { get; init; }

    /// <inheritdoc/>
    public required Guid Touchpoint { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <summary>What would be done, and why.</summary>
    public string Description { get; init; } = "";

    /// <summary>Further touchpoints that it would improve, also of other journeys: ids with a comma between.</summary>
    public string Touchpoints { get; init; } = "";

    /// <summary>The pain points that it answers, also of other journeys: ids with a comma between.</summary>
    public string PainPoints { get; init; } = "";

    /// <summary>The findings of the journey's review that it answers: their keys, one a line.</summary>
    public string Findings { get; init; } = "";

    /// <summary>The goals that it serves, by their ids with a comma between.</summary>
    public string Goals { get; init; } = "";

    /// <summary>What it would bring, from 1 to 5; null where nobody has said.</summary>
    public int? Impact { get; init; }

    /// <summary>What it would cost, from 1 to 5; null where nobody has said.</summary>
    public int? Effort { get; init; }

    /// <summary>The member who takes care of it.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Who takes care of it outside of the workspace: an agency, a supplier.</summary>
    public string Partner { get; init; } = "";

    /// <summary>Until when.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How far it has come.</summary>
    public OpportunityStatus Status { get; init; }

    /// <summary>Since when it is done: figures of before are compared with those since.</summary>
    public DateOnly? DoneOn { get; init; }
}
