namespace JourneyMapper.Data.Surveys;

/// <summary>What one customer has answered. It says nothing about who it was but what they have written themselves.</summary>
public sealed class SurveyAnswerRow
{
    /// <summary>That of the form: a form that is sent twice is stored once.</summary>
    public required Guid Id { get; init; }

    /// <summary>The survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>The day, UTC. Not the time: beside the log of a proxy it would tell who it was.</summary>
    public required DateOnly AnsweredOn { get; init; }

    /// <summary>The name that the customer has given; empty for most.</summary>
    public required string Name { get; init; }

    /// <summary>The way: the numbers of the touchpoints in the customer's order, 0 for each that they have added. It follows from the steps; kept so that the ways of all answers are counted without sorting their steps.</summary>
    public required short[] Path { get; init; }
}

/// <summary>One touchpoint that a customer has met.</summary>
public sealed class SurveyStepRow
{
    /// <summary>The answer.</summary>
    public required Guid AnswerId { get; init; }

    /// <summary>Its place in the customer's order, from 1 on.</summary>
    public required short Position { get; init; }

    /// <summary>The answer's survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>The <see cref="SurveyTouchpointRow.Number"/>; null for one that the customer has added.</summary>
    public short? Item { get; init; }

    /// <summary>What an added one is, in the customer's words; empty otherwise.</summary>
    public required string Words { get; init; }

    /// <summary>How it felt, from −2 to +2.</summary>
    public required short Emotion { get; init; }

    /// <summary>What hurt there; may be empty.</summary>
    public required string Hurt { get; init; }
}
