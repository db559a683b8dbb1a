using JourneyMapper.Domain.Personas;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Personas;

/// <summary>The personas of a segment.</summary>
/// <param name="Name">What it is called, as the first of them writes it.</param>
/// <param name="Personas">Those who are in it.</param>
sealed record PersonaSegment(string Name, IReadOnlyList<Persona> Personas)
{
    /// <summary>The segments by name; those without one come last.</summary>
    public static IReadOnlyList<PersonaSegment> Of(IEnumerable<Persona> personas) =>
    [
        .. personas.GroupBy(persona => persona.Segment, StringComparer.CurrentCultureIgnoreCase).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.CurrentCulture)
            .Select(group => new PersonaSegment(group.Key.Length == 0 ? PersonaText.NoSegment : group.First().Segment, [.. group])),
    ];
}
