using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>Says why a search has found journeys: the first place, from the most telling on, where one of the words occurs that the title does not have.</summary>
static class SearchReasons
{
    const int Excerpt = 60;

    /// <summary>The same journeys with the reasons; none where the title says it.</summary>
    /// <param name="db">Where.</param>
    /// <param name="journeys">Found by the reader that they are for.</param>
    /// <param name="typed">What was searched for.</param>
    /// <param name="patterns">The same, see <see cref="SearchPattern"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<JourneySummary>> AddAsync(
        JourneyDbContext db, IReadOnlyList<JourneySummary> journeys, string typed, string[] patterns, CancellationToken cancellation)
    {
        var ids = journeys.Where(journey => !SearchPattern.Matches(typed, journey.Title)).Select(journey => journey.Id).ToList();
        if (ids.Count == 0)
            return journeys;
        var personas = (await (from use in db.JourneyPersonas
                               join persona in db.Personas on use.Persona equals persona.Id
                               where ids.Contains(EF.Property<Guid>(use, JourneyDbContext.JourneyId))
                               orderby use.Curve
                               select new { Journey = EF.Property<Guid>(use, JourneyDbContext.JourneyId), persona.Name, persona.Segment }).ToListAsync(cancellation)).ToLookup(use => use.Journey);
        var touchpoints = (await db.TouchpointsWith(ids, patterns).OrderBy(touchpoint => touchpoint.Stage).ThenBy(touchpoint => touchpoint.Rank)
            .Select(touchpoint => new { Journey = EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId), touchpoint.Name, Texts = new[] { touchpoint.Description, touchpoint.Action, touchpoint.Thought, touchpoint.PainPoints, touchpoint.Opportunities } })
            .ToListAsync(cancellation)).ToLookup(touchpoint => touchpoint.Journey);
        var words = SearchPattern.Words(typed);
        return [.. journeys.Select(journey => ids.Contains(journey.Id) ? journey with { Reason = Reason(journey) } : journey)];

        string? Reason(JourneySummary journey)
        {
            var missing = words.Where(word => !SearchPattern.Matches(word, journey.Title)).ToArray();
            bool Has(string text) => missing.Any(word => SearchPattern.Matches(word, text));
            if (journey.Tags.FirstOrDefault(Has) is { } tag)
                return Common.Named.With(RepositoryText.Tag, tag);
            if (personas[journey.Id].FirstOrDefault(persona => Has(persona.Name)) is { } named)
                return Common.Named.With(RepositoryText.FoundPersona, named.Name);
            if (personas[journey.Id].FirstOrDefault(persona => Has(persona.Segment)) is { } segment)
                return Common.Named.With(RepositoryText.FoundSegment, segment.Segment);
            if (touchpoints[journey.Id].FirstOrDefault(touchpoint => Has(touchpoint.Name)) is { } touchpoint)
                return Common.Named.With(RepositoryText.FoundTouchpoint, touchpoint.Name);
            if (Has(journey.Scenario))
                return Common.Named.With(RepositoryText.FoundScenario, Around(journey.Scenario, missing));
            return touchpoints[journey.Id].Select(found => (found.Name, Text: found.Texts.FirstOrDefault(Has))).FirstOrDefault(found => found.Text is not null) is { Text: { } text } inside
                ? Common.Named.With(inside.Name, Around(text, missing)) : null;
        }
    }

    // The words around the first that was found.
    static string Around(string text, string[] words)
    {
        var at = words.Select(word => SearchPattern.IndexOf(text, word)).Where(place => place >= 0).DefaultIfEmpty(0).Min();
        var (from, to) = (Math.Max(0, at - (Excerpt / 2)), Math.Min(text.Length, at + Excerpt));
        from = from == 0 ? 0 : text.LastIndexOf(' ', from) + 1;
        to = to == text.Length ? to : text.IndexOf(' ', to) is > 0 and var end ? end : text.Length;
        return $"{(from > 0 ? "…" : "")}{text[from..Math.Min(to, from + (3 * Excerpt))].Replace('\n', ' ')}{(to < text.Length ? "…" : "")}";
    }
}
