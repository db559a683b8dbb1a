using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>The emotion curve of a persona beyond the first.</summary>
/// <param name="Number">Which, from 2.</param>
/// <param name="Name">The persona's name.</param>
public sealed record PersonaCurve(int Number, string Name)
{
    /// <summary>The field that holds it.</summary>
    public Field<Touchpoint> Field => TouchpointFields.Emotions[Number - 1];
}

/// <summary>Whose emotion curves a map shows. Everything that draws them compares it by reference.</summary>
/// <param name="first">The name of the persona whose curve is the journey's own; null where it is nobody's.</param>
/// <param name="others">The other curves that are shown.</param>
public sealed class PersonaCurves(string? first, ImmutableArray<PersonaCurve> others)
{
    /// <summary>The journey's own curve alone.</summary>
    public static PersonaCurves None { get; } = new(null, []);

    /// <summary>The name of the persona whose curve is the journey's own; null where it is nobody's.</summary>
    public string? First { get; } = first;

    /// <summary>The other curves that are shown.</summary>
    public ImmutableArray<PersonaCurve> Others { get; } = others;

    /// <summary>The same without those of some numbers.</summary>
    public PersonaCurves Without(IReadOnlySet<int> hidden) => hidden.Count == 0 ? this : new(First, Others.RemoveAll(curve => hidden.Contains(curve.Number)));

    /// <summary>Those of a journey's personas.</summary>
    public static PersonaCurves Of(Journey journey, PersonaLibrary library) => journey.Personas.IsEmpty ? None : new(
        journey.Personas.FirstOrDefault(persona => persona.Curve == 1) is { } first ? library.Find(first.Persona)?.Name : null,
        [
            .. from persona in journey.Personas
               where persona.Curve > 1 && library.Find(persona.Persona) is not null
               orderby persona.Curve
               select new PersonaCurve(persona.Curve, library.Find(persona.Persona)!.Name),
        ]);
}

/// <summary>
/// Where the curves beyond the journey's emotion pass at a touchpoint: how the personas beyond the first feel, and the levels of lanes of one's own. Five steps or none each, in few bits, since each
/// column of a map compares them.
/// </summary>
public readonly record struct Feelings
{
    const int Bits = 3;
    const int Middle = Limits.Emotion + 1;
    const int FirstOwn = 4;

    readonly long packed;

    Feelings(long packed) => this.packed = packed;

    /// <summary>Those of a touchpoint.</summary>
    public static Feelings Of(Touchpoint touchpoint)
    {
        var packed = Pack(touchpoint.Emotion2, 0) | Pack(touchpoint.Emotion3, 1) | Pack(touchpoint.Emotion4, 2) | Pack(touchpoint.Emotion5, 3);
        for (var slot = 1; slot <= Limits.OwnLanes; slot++)
            packed |= Pack(OwnCell.Level(TouchpointFields.Own[slot - 1].Read(touchpoint)), FirstOwn + slot - 1);
        return new(packed);
    }

    /// <summary>Where the curve of an own lane passes, from −2 to 2; null where it does not.</summary>
    public int? LevelOf(OwnLane lane) => At(FirstOwn + lane.Slot - 1);

    /// <summary>What the persona of a curve feels, from −2 to 2; null where nobody has said.</summary>
    /// <param name="curve">From 2.</param>
    public int? this[int curve] => At(curve - 2);

    int? At(int place) => (int)((packed >> (place * Bits)) & 7) is var code and > 0 ? code - Middle : null;

    static long Pack(int? level, int place) => level is { } known ? (long)(known + Middle) << (place * Bits) : 0;
}
