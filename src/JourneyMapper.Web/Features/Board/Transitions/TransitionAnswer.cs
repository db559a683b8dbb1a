using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Board.Transitions;

/// <summary>What somebody wants a transition to be.</summary>
/// <param name="Transition">That; null: it shall go.</param>
public sealed record TransitionAnswer(Transition? Transition);
