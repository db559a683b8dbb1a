namespace JourneyMapper.Web.Features.Assistants;

/// <summary>Journeys that were found.</summary>
/// <param name="Total">How many match, also beyond those listed.</param>
/// <param name="Journeys">The last changed first.</param>
sealed record FoundJourneys(int Total, IReadOnlyList<FoundJourney> Journeys);

/// <summary>A journey in a list. State is Current or Future; the address is relative to that of the application.</summary>
sealed record FoundJourney(Guid Id, string Title, string Scenario, string State, string Personas, IReadOnlyList<string> Tags, int Touchpoints, DateTimeOffset ChangedAt, string Address);

/// <summary>A whole journey.</summary>
sealed record JourneyView(
    Guid Id, string Title, string Scenario, string State, string Tags, IReadOnlyList<PersonaView> Personas, IReadOnlyList<StageView> Stages, IReadOnlyList<TransitionView> Transitions, string Address);

/// <summary>Whom it is about.</summary>
sealed record PersonaView(string Name, string Role, string Segment, string Quote, string Goals, string Motivations, string Frustrations);

/// <summary>A stage by its usual name, what the journey calls it, and why the journey does without it, where it does.</summary>
sealed record StageView(string Stage, string Label, IReadOnlyList<TouchpointView> Touchpoints, string? OutOfScope);

/// <summary>A touchpoint. Emotion goes from -2 to 2.</summary>
sealed record TouchpointView(
    Guid Id, string Name, int Emotion, IReadOnlyList<FieldView> Fields, IReadOnlyList<PainPointView> PainPoints, IReadOnlyList<OpportunityView> Opportunities);

/// <summary>What is said of a touchpoint: the field's name, and its value in words.</summary>
sealed record FieldView(string Name, string Value);

/// <summary>What hurts.</summary>
sealed record PainPointView(string Title, string Severity, string Evidence);

/// <summary>What could be improved. Journey and touchpoint are told where several journeys are.</summary>
sealed record OpportunityView(string Title, string Description, string Status, int? Impact, int? Effort, string? TakenCareOfBy, DateOnly? Due)
{
    /// <summary>The journey's title.</summary>
    public string? Journey { get; init; }

    /// <summary>The touchpoint's name.</summary>
    public string? Touchpoint { get; init; }
}

/// <summary>Opportunities that were found.</summary>
/// <param name="Total">How many match, also beyond those listed.</param>
/// <param name="Opportunities">In the order of the journeys' maps.</param>
sealed record FoundOpportunityViews(int Total, IReadOnlyList<OpportunityView> Opportunities);

/// <summary>A way from one touchpoint to another, or out of the journey. The share is in %.</summary>
sealed record TransitionView(Guid From, Guid? To, string Kind, string Label, int? Share, string? Delay);

/// <summary>How well a journey is covered. Scores go from 0 to 100; a journey without touchpoints has none.</summary>
sealed record CoverageView(string Title, int? Score, IReadOnlyList<StageCoverage> Stages, int FindingsInAll, IReadOnlyList<FindingView> Findings);

/// <summary>The score of a stage; one that the journey does without has none.</summary>
sealed record StageCoverage(string Stage, string Label, int Touchpoints, int? Score);

/// <summary>What a rule has found, and why. An accepted one is an exception that somebody has agreed to.</summary>
sealed record FindingView(string Rule, string Severity, string? Stage, string Title, string Why, Guid? Touchpoint, bool Accepted);
