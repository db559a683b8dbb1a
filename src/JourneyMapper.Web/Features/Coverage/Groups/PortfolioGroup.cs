using JourneyMapper.Domain.Coverage;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage.Groups;

/// <summary>All that one rule finds in the journeys of a filter.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Count">How many findings; at least one.</param>
/// <param name="Severity">The worst of them.</param>
/// <param name="Weight">Severity times importance of the most urgent one.</param>
/// <param name="Journeys">In how many journeys.</param>
/// <param name="Title">The title of the journey, where it is one.</param>
/// <param name="Assigned">How many somebody takes care of.</param>
/// <param name="Overdue">How many should have been mended before today.</param>
public sealed record PortfolioGroup(string Rule, int Count, Severity Severity, int Weight, int Journeys, string Title, int Assigned, int Overdue);
