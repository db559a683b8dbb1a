using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>
/// Makes a journey about one more persona, who gets the first emotion curve that is nobody's: what the persona that had it before felt says nothing about this one. One that it is about already changes nothing.
/// </summary>
/// <param name="Persona">Whom; the curve that it carries is not used.</param>
public sealed record AddPersona(JourneyPersona Persona) : Edit
{
    /// <inheritdoc/>
    public override string Name => nameof(AddPersona);

    internal override Made Make(IStreamRoot root) => root is Journey journey && journey.Personas.All(known => known.Persona != Persona.Persona)
        ? Numbered.Add(journey, JourneyKinds.Persona, Persona, TouchpointFields.Emotions)
        : Made.Nothing;
}
