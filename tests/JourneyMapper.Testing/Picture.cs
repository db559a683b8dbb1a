using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Testing;

/// <summary>Everything that a journey or a difference holds, as text: two with the same picture are the same, and a failing test shows where they part.</summary>
public static class Picture
{
    /// <summary>All of a journey but its revisions, which count edits and tell nothing of what they made.</summary>
    public static string Of(Journey journey) => string.Join('\n',
    [
        $"{journey.Id} '{journey.Title}' '{journey.Scenario}' {journey.State} {journey.Language} {journey.ReviewEvery} {journey.Owner} '{journey.Tags}' '{journey.LaneOrder}' '{journey.HiddenLanes}' '{journey.ShownLanes}' '{journey.LaneTitles}' '{journey.Omnichannel}'",
        $"labels: {string.Join(" | ", journey.Labels)}",
        $"out of scope: {string.Join(" | ", journey.OutOfScope)}",
        .. journey.Touchpoints.Select(touchpoint => touchpoint.ToString()),
        .. journey.Transitions.Select(transition => transition.ToString()),
        .. journey.PainPoints.Select(point => point.ToString()),
        .. journey.Opportunities.Select(opportunity => opportunity.ToString()),
        .. journey.OwnLanes.Select(lane => lane.ToString()),
        .. journey.Goals.Select(goal => goal.ToString()),
        .. journey.Personas.Select(persona => persona.ToString()),
    ]);

    /// <summary>Whether two journeys are the same but for their revisions: as comparing their pictures, without drawing them.</summary>
    public static bool IsSame(Journey one, Journey other) =>
        one.Labels.SequenceEqual(other.Labels) && one.OutOfScope.SequenceEqual(other.OutOfScope) && one.Touchpoints.SequenceEqual(other.Touchpoints) && one.Transitions.SequenceEqual(other.Transitions) && one.Personas.SequenceEqual(other.Personas)
        && one.OwnLanes.SequenceEqual(other.OwnLanes) && one.Goals.SequenceEqual(other.Goals) && one.PainPoints.SequenceEqual(other.PainPoints) && one.Opportunities.SequenceEqual(other.Opportunities)
        && one with { Labels = other.Labels, OutOfScope = other.OutOfScope, Touchpoints = other.Touchpoints, Transitions = other.Transitions, OwnLanes = other.OwnLanes, Goals = other.Goals, PainPoints = other.PainPoints, Opportunities = other.Opportunities, Personas = other.Personas, Revision = other.Revision, ContentRevision = other.ContentRevision } == other;

    /// <summary>All of a difference.</summary>
    public static string Of(Difference difference) => string.Join('\n', difference.Changes.Select(Of));

    static string Of(Change change) => change switch
    {
        Change.Changed<Touchpoint> changed => $"changed {changed.Id}: {string.Join(", ", changed.Fields)}",
        Change.Changed<Transition> changed => $"changed {changed.Id}: {string.Join(", ", changed.Fields)}",
        Change.Changed<PainPoint> changed => $"changed {changed.Id}: {string.Join(", ", changed.Fields)}",
        Change.Changed<Opportunity> changed => $"changed {changed.Id}: {string.Join(", ", changed.Fields)}",
        Change.Changed<Journey> changed => $"changed: {string.Join(", ", changed.Fields)}",
        _ => change.ToString(),
    };
}
