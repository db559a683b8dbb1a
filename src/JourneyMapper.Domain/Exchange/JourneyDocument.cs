using System.Collections.Immutable;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Surveys;

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

    /// <summary>In which currency amounts are: three letters of ISO 4217; empty where that is not known.</summary>
    public string Currency { get; init; } = "";

    /// <summary>What is said about it and its touchpoints.</summary>
    public ImmutableArray<RecordedThread> Threads { get; init; } = [];

    /// <summary>Experiments at its touchpoints.</summary>
    public ImmutableArray<DocumentExperiment> Experiments { get; init; } = [];

    /// <summary>Surveys of its customers.</summary>
    public ImmutableArray<RecordedSurvey> Surveys { get; init; } = [];

    /// <summary>Who was in its stages, month by month.</summary>
    public ImmutableArray<StageCounts> Counts { get; init; } = [];

    /// <summary>The same of those whom personas stand for.</summary>
    public ImmutableArray<SegmentCounts> Segments { get; init; } = [];

    /// <summary>What it cost and brought, month by month.</summary>
    public ImmutableArray<MonthMoney> Money { get; init; } = [];

    /// <summary>Names that were given to its versions. They are told, and not read back.</summary>
    public ImmutableArray<RecordedVersion> Versions { get; init; } = [];

    /// <summary>Requests for its approval. They are told, and not read back.</summary>
    public ImmutableArray<RecordedSignOff> SignOffs { get; init; } = [];
}

/// <summary>An audit and who made it.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="Auditor">The member; null where that is not known.</param>
public sealed record DocumentAudit(Audit Audit, Guid? Auditor);

/// <summary>An experiment and who has decided.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="DecidedBy">By name; empty where nobody has, or that is not known.</param>
public sealed record DocumentExperiment(Experiment Experiment, string DecidedBy);

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

    /// <summary>In which currency amounts are: three letters of ISO 4217; empty: in any.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Whether amounts of a file are in another currency than those here. Where one of the two is not known, they are taken for the same.</summary>
    public bool IsOtherCurrency(string? currency) => Currency.Length > 0 && currency is { Length: > 0 } && !string.Equals(currency, Currency, StringComparison.OrdinalIgnoreCase);

    /// <summary>The last day that something may have been recorded for.</summary>
    public required DateOnly Latest { get; init; }
}
