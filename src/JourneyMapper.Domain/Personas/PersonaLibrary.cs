using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Personas;

/// <summary>All personas of a workspace: one stream of the journal. Immutable.</summary>
public sealed record PersonaLibrary : IStreamRoot
{
    /// <summary>The workspace's id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Revision { get; init; }

    /// <summary>The same as <see cref="Revision"/>: nobody approves personas.</summary>
    public long ContentRevision => Revision;

    /// <summary>In the order that people gave them.</summary>
    public ImmutableArray<Persona> Personas { get; init; } = [];

    /// <summary>The persona of that id, or null.</summary>
    public Persona? Find(Guid id) => Personas.FirstOrDefault(persona => persona.Id == id);

    IStreamRoot IStreamRoot.At(long revision, long contentRevision) => this with { Revision = revision };
}
