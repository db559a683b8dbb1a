using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The kinds of records that a journey is made of.</summary>
public static class JourneyKinds
{
    /// <summary>The journey itself.</summary>
    public static readonly RootKind<Journey> Journey = new(JourneyFields.Set);

    /// <summary>Its touchpoints, by stage.</summary>
    public static readonly OrderedKind<Touchpoint> Touchpoint =
        new OrderedKind<Journey, Touchpoint>(TouchpointFields.Set, journey => journey.Touchpoints, (journey, touchpoints) => journey with { Touchpoints = touchpoints })
        {
            Limit = Limits.Touchpoints,
            Group = TouchpointFields.Stage,
            Dependents = () => [Transition!, PainPoint!, Opportunity!],
            New = id => new() { Id = id, Stage = Stage.Awareness, Name = "" },
            RankOf = touchpoint => touchpoint.Rank,
            WithRank = (touchpoint, rank) => touchpoint with { Rank = rank },
        };

    /// <summary>The ways between them.</summary>
    public static readonly OrderedKind<Transition> Transition =
        new OrderedKind<Journey, Transition>(TransitionFields.Set, journey => journey.Transitions, (journey, transitions) => journey with { Transitions = transitions })
        {
            Limit = Limits.Transitions,
            // Nobody takes two ways at once.
            Whole = new(TransitionFields.Share, transition => transition.IsWay ? transition.From : null, transition => transition.Share ?? 0),
            New = id => new() { Id = id, From = default },
            RankOf = transition => transition.Rank,
            WithRank = (transition, rank) => transition with { Rank = rank },
        };

    /// <summary>What hurts at its touchpoints.</summary>
    public static readonly OrderedKind<PainPoint> PainPoint =
        new OrderedKind<Journey, PainPoint>(PainPointFields.Set, journey => journey.PainPoints, (journey, points) => journey with { PainPoints = points })
        {
            Limit = Limits.Items,
            New = id => new() { Id = id, Touchpoint = default, Title = "" },
            RankOf = point => point.Rank,
            WithRank = (point, rank) => point with { Rank = rank },
        };

    /// <summary>What could be improved at them.</summary>
    public static readonly OrderedKind<Opportunity> Opportunity =
        new OrderedKind<Journey, Opportunity>(OpportunityFields.Set, journey => journey.Opportunities, (journey, opportunities) => journey with { Opportunities = opportunities })
        {
            Limit = Limits.Items,
            New = id => new() { Id = id, Touchpoint = default, Title = "" },
            RankOf = opportunity => opportunity.Rank,
            WithRank = (opportunity, rank) => opportunity with { Rank = rank },
        };

    /// <summary>The lanes that it has beside the usual ones.</summary>
    public static readonly OrderedKind<OwnLane> OwnLane =
        new OrderedKind<Journey, OwnLane>(OwnLaneFields.Set, journey => journey.OwnLanes, (journey, lanes) => journey with { OwnLanes = lanes })
        {
            Limit = Limits.OwnLanes,
            Distinct = OwnLaneFields.Slot,
            New = id => new() { Id = id, Name = "" },
            RankOf = lane => lane.Rank,
            WithRank = (lane, rank) => lane with { Rank = rank },
        };

    /// <summary>Whom it is about.</summary>
    public static readonly OrderedKind<JourneyPersona> Persona =
        new OrderedKind<Journey, JourneyPersona>(JourneyPersonaFields.Set, journey => journey.Personas, (journey, personas) => journey with { Personas = personas })
        {
            Limit = Limits.Personas,
            Distinct = JourneyPersonaFields.Curve,
            New = id => new() { Id = id, Persona = default },
            RankOf = persona => persona.Rank,
            WithRank = (persona, rank) => persona with { Rank = rank },
        };

    /// <summary>What it shall do.</summary>
    public static readonly OrderedKind<Goal> Goal =
        new OrderedKind<Journey, Goal>(GoalFields.Set, journey => journey.Goals, (journey, goals) => journey with { Goals = goals })
        {
            Limit = Limits.Goals,
            New = id => new() { Id = id, Title = "" },
            RankOf = goal => goal.Rank,
            WithRank = (goal, rank) => goal with { Rank = rank },
        };

    /// <summary>All of them; what others refer to comes before those.</summary>
    public static ImmutableArray<RecordKind> All { get; } = [Journey, Touchpoint, Transition, PainPoint, Opportunity, OwnLane, Persona, Goal];

    /// <summary>What differs between two states of a journey: what was changed on the way from one to the other, without the detours.</summary>
    /// <exception cref="InvalidOperationException">One of them holds what no journey accepts.</exception>
    public static Difference Between(Journey from, Journey to) => from.Apply(new Restore(to, All)) is Outcome<Journey>.Applied applied
        ? applied.Difference
        : throw new InvalidOperationException("Two states of a journey cannot be compared.");

    /// <summary>Moves a touchpoint within its stage or to another.</summary>
    public static MoveRecord<Touchpoint> Move(this OrderedKind<Touchpoint> kind, Guid touchpoint, Stage stage, Place place) => kind.Move(touchpoint, stage.ToString(), place);
}
