using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Personas;

/// <summary>A persona that a journey is about. Immutable; it changes through edits only.</summary>
public sealed record JourneyPersona : IRecord
{
    /// <summary>Given by whoever adds it, so that an addition sent twice is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place among those of the journey; unique there.</summary>
    public Rank Rank { get; init; }

    /// <summary>The id of a persona of the workspace's library. One that was removed from there since is not found.</summary>
    public required Guid Persona { get; init; }

    /// <summary>
    /// Which emotion curve of the journey is this persona's, from 1: no two have the same. The first is the one that reviews and pictures go by; the others are those of
    /// <see cref="Journeys.Touchpoint.Emotion2"/> and the following.
    /// </summary>
    public int Curve { get; init; } = 1;
}
