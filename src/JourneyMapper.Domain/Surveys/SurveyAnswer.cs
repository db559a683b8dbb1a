using System.Collections.Immutable;

namespace JourneyMapper.Domain.Surveys;

/// <summary>One touchpoint that a customer has met.</summary>
/// <param name="Item">Its number among those that the survey asks about, from 1 on; null for one that the customer has added.</param>
/// <param name="Words">What an added one is, in the customer's words; empty otherwise.</param>
/// <param name="Emotion">How it felt, from −2 to +2.</param>
/// <param name="Hurt">What hurt there; may be empty.</param>
public sealed record SurveyStep(int? Item, string Words, int Emotion, string Hurt);

/// <summary>What a customer has answered.</summary>
/// <param name="Name">Empty unless the survey asks for it and the customer gives it.</param>
/// <param name="Steps">What they have met, in their order; at least one.</param>
public sealed record SurveyAnswer(string Name, ImmutableArray<SurveyStep> Steps)
{
    /// <summary>What stands in <see cref="Path"/> for a touchpoint that the customer has added.</summary>
    public const int Added = 0;

    /// <summary>The way that the customer took: the numbers of the touchpoints, in order.</summary>
    public ImmutableArray<int> Path => [.. Steps.Select(step => step.Item ?? Added)];
}
