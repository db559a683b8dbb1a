using System.Collections.Immutable;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;

namespace JourneyMapper.Domain.Exchange;

/// <summary>A journey with all that is needed to understand it elsewhere: what <see cref="JourneyJson"/> writes.</summary>
/// <param name="Journey">The map.</param>
public sealed record JourneyDocument(Journey Journey)
{
    /// <summary>Those whom it is about.</summary>
    public ImmutableArray<Persona> Personas { get; init; } = [];

    /// <summary>Channels that it names and that are not as they are built in.</summary>
    public ImmutableArray<Channel> Channels { get; init; } = [];

    /// <summary>KPIs that it names and that are not as they are built in.</summary>
    public ImmutableArray<Kpi> Kpis { get; init; } = [];

    /// <summary>Criteria that its audits answer and that are not built in.</summary>
    public ImmutableArray<AuditCriterion> Criteria { get; init; } = [];

    /// <summary>The names of the members that it names, by id.</summary>
    public ImmutableDictionary<Guid, string> Members { get; init; } = ImmutableDictionary<Guid, string>.Empty;

    /// <summary>Audits of its touchpoints, the oldest first.</summary>
    public ImmutableArray<DocumentAudit> Audits { get; init; } = [];

    /// <summary>What was measured at its touchpoints.</summary>
    public ImmutableArray<KpiSeries> Measured { get; init; } = [];
}

/// <summary>An audit and who made it.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="Auditor">The member; null where that is not known.</param>
public sealed record DocumentAudit(Audit Audit, Guid? Auditor);

/// <summary>What is known where a document is read: by it what the document names is found again.</summary>
public sealed record JourneyTarget
{
    /// <summary>Where only what is built in is known.</summary>
    public static JourneyTarget BuiltIn { get; } = new() { Latest = DateOnly.MaxValue };

    /// <summary>The names of members, by id.</summary>
    public IReadOnlyDictionary<Guid, string> Members { get; init; } = ImmutableDictionary<Guid, string>.Empty;

    /// <summary>The channels.</summary>
    public ChannelLibrary Channels { get; init; } = ChannelLibrary.BuiltIn;

    /// <summary>The KPIs.</summary>
    public IReadOnlyCollection<Kpi> Kpis { get; init; } = [.. Catalogue.Kpis.All];

    /// <summary>What audits ask, and what they asked.</summary>
    public CriteriaSet Criteria { get; init; } = CriteriaSet.Usual;

    /// <summary>The personas of the library.</summary>
    public IReadOnlySet<Guid> Personas { get; init; } = ImmutableHashSet<Guid>.Empty;

    /// <summary>The journeys that may be led to.</summary>
    public IReadOnlySet<Guid> Journeys { get; init; } = ImmutableHashSet<Guid>.Empty;

    /// <summary>The pictures.</summary>
    public IReadOnlySet<Guid> Pictures { get; init; } = ImmutableHashSet<Guid>.Empty;

    /// <summary>The last day that something may have been recorded for.</summary>
    public required DateOnly Latest { get; init; }
}
