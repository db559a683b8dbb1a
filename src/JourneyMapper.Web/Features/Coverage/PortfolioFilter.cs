using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>What the matrix is sorted by.</summary>
public enum PortfolioSort
{
    /// <summary>The journey's score.</summary>
    Score,

    /// <summary>The title.</summary>
    Title,

    /// <summary>The score of one stage.</summary>
    Stage,
}

/// <summary>Which journeys the matrix shows, and in which order.</summary>
public sealed record PortfolioFilter
{
    /// <summary>Words that must all occur in title, scenario or persona.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who answers for the journey.</summary>
    public Guid? Owner { get; init; }

    /// <summary>A channel that one of its touchpoints uses, or a platform of it.</summary>
    public string? Channel { get; init; }

    /// <summary>One of its tags.</summary>
    public string? Tag { get; init; }

    /// <summary>Its status.</summary>
    public JourneyStatus? Status { get; init; }

    /// <summary>Of the findings in these journeys, only those that this member takes care of.</summary>
    public Guid? Assignee { get; init; }

    /// <summary>Whether the five stages are read as three.</summary>
    public bool InThree { get; init; }

    /// <summary>What it is sorted by.</summary>
    public PortfolioSort Sort { get; init; } = PortfolioSort.Score;

    /// <summary>With <see cref="PortfolioSort.Stage"/>: which.</summary>
    public Stage Stage { get; init; }

    /// <summary>Largest or last first.</summary>
    public bool Descending { get; init; }
}
