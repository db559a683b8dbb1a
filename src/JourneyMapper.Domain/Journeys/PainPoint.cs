using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>How much a pain point hurts.</summary>
public enum PainSeverity
{
    /// <summary>Nobody has said.</summary>
    Unrated,

    /// <summary>Annoying.</summary>
    Low,

    /// <summary>It costs time, money or goodwill.</summary>
    Medium,

    /// <summary>It drives customers away.</summary>
    High,
}

/// <summary>What hurts at a touchpoint: a line of its lane, and what more is known of it. Immutable; it changes through edits only.</summary>
public sealed record PainPoint : ITouchpointItem
{
    /// <inheritdoc/>
    public required Guid Id { get; init; }

    /// <summary>Its place among the pain points of the journey; unique there. The order on the map is that of the lines.</summary>
    public Rank Rank { get; init; }

    /// <inheritdoc/>
    public required Guid Touchpoint { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <summary>How much it hurts.</summary>
    public PainSeverity Severity { get; init; }

    /// <summary>How that is known: quotes, counts, studies. May be empty.</summary>
    public string Evidence { get; init; } = "";
}
