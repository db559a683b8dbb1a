using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>The input of a review, laid out for the rules: no rule has to search.</summary>
sealed class Situation
{
    readonly ImmutableArray<Touchpoint>[] stages;
    readonly CoverageInput input;

    public Situation(CoverageInput input)
    {
        this.input = input;
        stages = [.. Stages.All.Select(stage => input.Journey.In(stage).ToImmutableArray())];
        OldestMeasurement = Today.AddDays(-Settings.MeasurementDays);
        OldestEvidence = Today.AddMonths(-Settings.EvidenceMonths);
    }

    public ImmutableArray<Touchpoint> Touchpoints => input.Journey.Touchpoints;

    public CoverageSettings Settings => input.Settings;

    public CoverageFacts Facts => input.Facts;

    public DateOnly Today => input.Today;

    /// <summary>The first day of which a measurement is not old.</summary>
    public DateOnly OldestMeasurement { get; }

    /// <summary>The first day of which evidence is not old.</summary>
    public DateOnly OldestEvidence { get; }

    public ImmutableArray<Touchpoint> In(Stage stage) => stages[(int)stage];

    /// <summary>The first KPI of a touchpoint that exists. One that the workspace gave up can neither be measured nor missed.</summary>
    public Kpi? FirstKpiOf(Touchpoint touchpoint)
    {
        for (var i = 0; i < touchpoint.Kpis.Count; i++)
            if (Facts.Kpis.TryGetValue(touchpoint.Kpis[i].Kpi, out var kpi))
                return kpi;
        return null;
    }

    public AuditFact? AuditOf(Touchpoint touchpoint) => Facts.Audits.TryGetValue(touchpoint.Id, out var audit) ? audit : null;

    public MeasurementFact? MeasurementOf(Touchpoint touchpoint, string kpi) =>
        Facts.Measurements.TryGetValue((touchpoint.Id, kpi), out var measurement) ? measurement : null;

    public int DaysSince(DateOnly date) => Today.DayNumber - date.DayNumber;
}
