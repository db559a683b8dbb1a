using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Editing;

/// <summary>Copies journeys.</summary>
public static class JourneyCopy
{
    /// <summary>All that a journey holds under new ids, as one that nobody has edited yet.</summary>
    /// <param name="original">What is copied.</param>
    /// <param name="id">The id that the copy gets.</param>
    public static Journey CopyAs(this Journey original, Guid id)
    {
        var ids = original.Touchpoints.ToDictionary(touchpoint => touchpoint.Id, _ => Guid.CreateVersion7());
        var points = original.PainPoints.ToDictionary(point => point.Id, _ => Guid.CreateVersion7());
        return original with
        {
            Id = id,
            Revision = 0,
            ContentRevision = 0,
            Touchpoints = [.. original.Touchpoints.Select(touchpoint => touchpoint with { Id = ids[touchpoint.Id] })],
            Transitions = [.. original.Transitions.Select(transition => transition with { Id = Guid.CreateVersion7(), From = ids[transition.From], To = transition.To is { } to ? ids[to] : null })],
            PainPoints = [.. original.PainPoints.Select(point => point with { Id = points[point.Id], Touchpoint = ids[point.Touchpoint] })],
            // The work on them goes on in the original.
            Opportunities = [.. original.Opportunities.Select(opportunity => new Opportunity
            {
                Id = Guid.CreateVersion7(),
                Rank = opportunity.Rank,
                Touchpoint = ids[opportunity.Touchpoint],
                Title = opportunity.Title,
                Description = opportunity.Description,
                Touchpoints = Ids(opportunity.Touchpoints, ids),
                PainPoints = Ids(opportunity.PainPoints, points),
                Impact = opportunity.Impact,
                Effort = opportunity.Effort,
            })],
            OwnLanes = [.. original.OwnLanes.Select(lane => lane with { Id = Guid.CreateVersion7() })],
            Personas = [.. original.Personas.Select(persona => persona with { Id = Guid.CreateVersion7() })],
        };
    }

    static string Ids(string value, Dictionary<Guid, Guid> copies) => OpportunityFields.Ids(OpportunityFields.Ids(value).Select(id => copies.GetValueOrDefault(id, id)));
}
