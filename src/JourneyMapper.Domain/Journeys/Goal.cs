using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>For whom a goal is one.</summary>
public enum GoalKind
{
    /// <summary>What customers want to have done.</summary>
    Customer,

    /// <summary>What the brand wants to reach.</summary>
    Business,
}

/// <summary>What a journey shall do for customers or for the business. Immutable; it changes through edits only.</summary>
public sealed record Goal : IRecord
{
    /// <summary>Given by whoever adds it, so that an addition sent twice is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place among the goals of the journey; unique there.</summary>
    public Rank Rank { get; init; }

    /// <summary>The goal in a sentence, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Whose it is.</summary>
    public GoalKind Kind { get; init; }

    /// <summary>What it means, and by when. May be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The KPIs that tell whether it is reached, wherever in the journey they are measured: ids with a comma between.</summary>
    public string Kpis { get; init; } = "";
}
