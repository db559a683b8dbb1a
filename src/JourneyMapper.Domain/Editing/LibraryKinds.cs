using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The kinds of records that a workspace's library of personas is made of.</summary>
public static class LibraryKinds
{
    /// <summary>The personas.</summary>
    public static readonly OrderedKind<Persona> Persona =
        new OrderedKind<PersonaLibrary, Persona>(PersonaFields.Set, library => library.Personas, (library, personas) => library with { Personas = personas })
        {
            Limit = Limits.LibraryPersonas,
            New = id => new() { Id = id, Name = "" },
            RankOf = persona => persona.Rank,
            WithRank = (persona, rank) => persona with { Rank = rank },
        };

    /// <summary>All of them.</summary>
    public static ImmutableArray<RecordKind> All { get; } = [Persona];
}
