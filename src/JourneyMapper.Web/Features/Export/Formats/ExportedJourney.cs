using System.Collections.Immutable;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>A journey with all that files of it tell, as it is at one moment.</summary>
/// <param name="Document">The journey, its personas, audits and measurements.</param>
public sealed record ExportedJourney(JourneyDocument Document)
{
    /// <summary>The map.</summary>
    public Journey Journey => Document.Journey;

    /// <summary>The channels of its workspace.</summary>
    public required ChannelLibrary Channels { get; init; }

    /// <summary>The KPIs of its workspace.</summary>
    public required KpiCatalogue Kpis { get; init; }

    /// <summary>What its audits ask and asked.</summary>
    public required CriteriaSet Criteria { get; init; }

    /// <summary>The titles of the journeys to which its touchpoints lead, by id.</summary>
    public ImmutableDictionary<Guid, string> Details { get; init; } = ImmutableDictionary<Guid, string>.Empty;

    /// <summary>The day of the export.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The address of the schema of its JSON; null: none is named.</summary>
    public string? Schema { get; init; }

    /// <summary>The lanes of its map in their order, with the names of its channels.</summary>
    public LaneSet Lanes => LaneSet.Of(Journey).With(Channels);

    /// <summary>Those whom it is about, in the order of the journey.</summary>
    public IEnumerable<Persona> Personas => Journey.Personas.Select(about => Document.Personas.FirstOrDefault(persona => persona.Id == about.Persona)).OfType<Persona>();

    /// <summary>The name of a member.</summary>
    public string NameOf(Guid member) => Document.Members.GetValueOrDefault(member) ?? Resources.Common.FormerMember;
}
