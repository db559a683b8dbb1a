using JourneyMapper.Domain.Coverage;

namespace JourneyMapper.Web.Features.Coverage.Groups;

/// <summary>A finding of one of many journeys.</summary>
/// <param name="Journey">Where.</param>
/// <param name="Key">Which.</param>
public readonly record struct FindingAt(Guid Journey, FindingKey Key);

/// <summary>A group whose findings are about to be cared for together.</summary>
/// <param name="Findings">All of them, with whether somebody takes care of each; one more than <see cref="FindingGroupService.Most"/> when there are too many.</param>
/// <param name="Members">Everybody who may take care of them, by name.</param>
public sealed record FindingGroupStatus(IReadOnlyList<(FindingAt At, bool Taken)> Findings, IReadOnlyList<(Guid Id, string Name)> Members);
