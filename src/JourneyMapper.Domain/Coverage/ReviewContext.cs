using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>What a review knows beside the map. Rules get nothing else, so what they find changes only with the touchpoints that they look at.</summary>
sealed class ReviewContext(CoverageSnapshot facts, CoverageSettings settings, DateOnly today, IReadOnlySet<FindingKey> accepted)
{
    public CoverageSettings Settings => settings;

    /// <summary>The workspace's channels.</summary>
    public ChannelLibrary Channels => facts.Channels;

    /// <summary>The id of the channel of a touchpoint, of a platform that of the channel above it; empty where none is named.</summary>
    public string ChannelOf(Touchpoint touchpoint) => facts.Channels.RootOf(touchpoint.Channel);

    /// <summary>The first day of which a measurement is not old.</summary>
    public DateOnly OldestMeasurement { get; } = today.AddDays(-settings.MeasurementDays);

    /// <summary>The first day of which evidence is not old.</summary>
    public DateOnly OldestEvidence { get; } = today.AddMonths(-settings.EvidenceMonths);

    /// <summary>A KPI, or null when the workspace gave it up: then it can neither be measured nor missed.</summary>
    public Kpi? Find(string kpi) => facts.Kpis.GetValueOrDefault(kpi);

    /// <summary>The first KPI of a touchpoint that exists.</summary>
    public Kpi? FirstKpiOf(Touchpoint touchpoint)
    {
        for (var i = 0; i < touchpoint.Kpis.Count; i++)
            if (Find(touchpoint.Kpis[i].Kpi) is { } kpi)
                return kpi;
        return null;
    }

    public LatestAudit? AuditOf(Touchpoint touchpoint) => facts.Audits.TryGetValue(touchpoint.Id, out var audit) ? audit : null;

    public LatestMeasurement? MeasurementOf(Touchpoint touchpoint, string kpi) =>
        facts.Measurements.TryGetValue((touchpoint.Id, kpi), out var measurement) ? measurement : null;

    /// <summary>Since when an experiment of it waits for somebody to decide, or null.</summary>
    public DateOnly? UndecidedExperimentOf(Touchpoint touchpoint) => facts.UndecidedExperiments.TryGetValue(touchpoint.Id, out var since) ? since : null;

    /// <summary>Whether the finding is an accepted exception.</summary>
    public bool Accepts(Finding finding) => accepted.Contains(finding.Key);

    public int DaysSince(DateOnly date) => today.DayNumber - date.DayNumber;
}
