using System.Collections.Frozen;
using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Domain.Coverage;

/// <summary>A touchpoint's latest audit.</summary>
/// <param name="Date">When.</param>
/// <param name="Score">The mean of its criteria, from <see cref="AuditCriteria.Least"/> to <see cref="AuditCriteria.Most"/>.</param>
/// <param name="Relevance">The score of <see cref="AuditCriteria.Relevance"/>, on the same scale; null where it is not known.</param>
/// <param name="Consistency">The score of <see cref="AuditCriteria.Consistency"/>, likewise.</param>
public readonly record struct LatestAudit(DateOnly Date, decimal Score, int? Relevance = null, int? Consistency = null);

/// <summary>The latest measurement of a KPI at a touchpoint.</summary>
/// <param name="Date">The day it is about.</param>
/// <param name="Value">In the KPI's unit.</param>
public readonly record struct LatestMeasurement(DateOnly Date, decimal Value);

/// <summary>What is known of touchpoints beside the map. It may say more than one journey needs.</summary>
public sealed class CoverageSnapshot
{
    /// <summary>Neither audits nor measurements nor experiments, and the built-in KPIs and channels.</summary>
    public static CoverageSnapshot None { get; } = new();

    /// <summary>The latest audit by touchpoint.</summary>
    public IReadOnlyDictionary<Guid, LatestAudit> Audits { get; init; } = FrozenDictionary<Guid, LatestAudit>.Empty;

    /// <summary>The latest measurement by touchpoint and KPI.</summary>
    public IReadOnlyDictionary<(Guid Touchpoint, string Kpi), LatestMeasurement> Measurements { get; init; } =
        FrozenDictionary<(Guid, string), LatestMeasurement>.Empty;

    /// <summary>By touchpoint the day since which an experiment of it could have been decided, and was not: each variant had what was planned, or its last day was over. The earliest, where there are several.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> UndecidedExperiments { get; init; } = FrozenDictionary<Guid, DateOnly>.Empty;

    /// <summary>The workspace's channels.</summary>
    public ChannelLibrary Channels { get; init; } = ChannelLibrary.BuiltIn;

    /// <summary>The KPIs that exist, by id: the built-in ones and the workspace's own.</summary>
    public IReadOnlyDictionary<string, Kpi> Kpis { get; init; } = Catalogue.Kpis.All.ToFrozenDictionary(kpi => kpi.Id, StringComparer.Ordinal);
}
