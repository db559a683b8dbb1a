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
        return original with
        {
            Id = id,
            Revision = 0,
            ContentRevision = 0,
            Touchpoints = [.. original.Touchpoints.Select(touchpoint => touchpoint with { Id = ids[touchpoint.Id] })],
            Transitions = [.. original.Transitions.Select(transition => transition with { Id = Guid.CreateVersion7(), From = ids[transition.From], To = transition.To is { } to ? ids[to] : null })],
            Personas = [.. original.Personas.Select(persona => persona with { Id = Guid.CreateVersion7() })],
        };
    }
}
