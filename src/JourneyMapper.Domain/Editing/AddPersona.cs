using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>Makes a journey about one more persona, who gets the first emotion curve that is nobody's. One that it is about already changes nothing.</summary>
/// <param name="Persona">Whom; the curve that it carries is not used.</param>
public sealed record AddPersona(JourneyPersona Persona) : Edit
{
    /// <inheritdoc/>
    public override string Name => nameof(AddPersona);

    internal override Made Make(IStreamRoot root)
    {
        var journey = (Journey)root;
        if (journey.Personas.Any(known => known.Persona == Persona.Persona))
            return Made.Nothing;
        if (Enumerable.Range(1, Limits.Personas).Cast<int?>().FirstOrDefault(curve => journey.Personas.All(known => known.Curve != curve)) is not { } free)
            return new Refusal.Full(Limits.Personas);
        var made = JourneyKinds.Persona.Add(Persona with { Curve = free }, Place.AtEnd).Make(root);
        return made.Refusal is null ? made with { Changes = [.. Left(journey, free), .. made.Changes] } : made;
    }

    // What the persona that had this curve before felt says nothing about this one. The first curve is the journey's own: it is there without any persona.
    static IEnumerable<Change> Left(Journey journey, int curve)
    {
        var emotion = TouchpointFields.Emotions[curve - 1];
        return emotion == TouchpointFields.Emotion ? [] : journey.Touchpoints.Where(touchpoint => emotion.Read(touchpoint).Length > 0)
            .Select(touchpoint => new Change.Changed<Touchpoint>(JourneyKinds.Touchpoint, touchpoint.Id, [new(emotion, emotion.Read(touchpoint), "")]));
    }
}
