using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a persona of a journey. Nobody fills them in: it is chosen, see <see cref="AddPersona"/>.</summary>
public static class JourneyPersonaFields
{
    /// <summary>Which persona of the library.</summary>
    public static readonly Field<JourneyPersona> Persona = new(nameof(JourneyPersona.Persona), FieldKind.Persona, p => Canonical.Of(p.Persona), (p, value) => p with { Persona = Guid.Parse(value) })
    { IsRequired = true };

    /// <summary>Which emotion curve of the journey is its own.</summary>
    public static readonly Field<JourneyPersona> Curve = new(nameof(JourneyPersona.Curve), FieldKind.Number, p => Canonical.Of(p.Curve), (p, value) => p with { Curve = Canonical.Number(value) })
    { Least = 1, Limit = Limits.Personas, IsRequired = true, IsAssigned = true };

    /// <summary>All of them.</summary>
    public static FieldSet<JourneyPersona> Set { get; } = new([Persona, Curve]);
}
