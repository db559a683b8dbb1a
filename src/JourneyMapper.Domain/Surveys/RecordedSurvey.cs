using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Surveys;

/// <summary>A survey as it is told elsewhere than where it was made: what it asks, and what the answers sum up to. It holds neither an answer nor the link under which it is answered.</summary>
public sealed record RecordedSurvey
{
    /// <summary>What it says, once in each language; at least one.</summary>
    public required ImmutableArray<SurveyWording> Wordings { get; init; }

    /// <summary>Whether it has a field for the customer's name.</summary>
    public bool AsksName { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The last day on which it can be answered.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>What it asks about, in the order of the map as it was; at least one.</summary>
    public required ImmutableArray<SurveyItem> Items { get; init; }

    /// <summary>How many customers have answered.</summary>
    public long Answers { get; init; }
}

/// <summary>A touchpoint that a survey asks about, as the map had it when the survey was made.</summary>
/// <param name="Touchpoint">The touchpoint; null where it is no longer on the map.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="StageLabel">The journey's own label of that stage; empty for its usual name.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Description">What customers read beside its name; may be empty.</param>
/// <param name="Emotion">What the team believed that customers feel there, from −2 to +2.</param>
public sealed record SurveyItem(Guid? Touchpoint, Stage Stage, string StageLabel, string Name, string Description, int Emotion)
{
    /// <summary>Of fewer answers the sums are not told: the mean of one is what somebody has answered.</summary>
    public const int FewestTold = 5;

    /// <summary>What customers felt there; null where fewer than <see cref="FewestTold"/> have met it.</summary>
    public Spread? Felt { get; init; }
}
