using System.Collections.Immutable;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Coverage;

/// <summary>A journey that no rule finds fault with, to be spoilt in one place, and its review.</summary>
static class Maps
{
    public const string Kpi = "open-rate";

    public static DateOnly Today { get; } = new(2026, 11, 22);

    /// <summary>Two touchpoints in each stage on two channels, named "Awareness 1" and so on: owned, observed, measured, audited.</summary>
    public static CoverageInput Sound { get; } = Of([.. Stages.All.SelectMany(stage => (Touchpoint[])[Touchpoint(stage, 1, "chat"), Touchpoint(stage, 2, "email")])]);

    public static Touchpoint Touchpoint(Stage stage, int number, string channel) => new()
    {
        Id = Guid.NewGuid(),
        Stage = stage,
        Rank = Enumerable.Range(1, number).Aggregate(Rank.Middle, (rank, _) => Rank.Between(rank, null)),
        Name = $"{stage} {number}",
        Channel = channel,
        Owner = Guid.NewGuid(),
        Emotion = 1,
        Kpis = [new(Kpi, 20, 2)],
        Evidence = Evidence.Observed,
        EvidenceDate = Today,
    };

    /// <summary>A review of these touchpoints, each audited and measured today.</summary>
    public static CoverageInput Of(ImmutableArray<Touchpoint> touchpoints)
    {
        var facts = new CoverageSnapshot
        {
            Audits = touchpoints.ToDictionary(touchpoint => touchpoint.Id, _ => new LatestAudit(Today, 4)),
            Measurements = touchpoints.ToDictionary(touchpoint => (touchpoint.Id, Kpi), _ => new LatestMeasurement(Today, 25)),
        };
        return new(new Journey { Id = Guid.NewGuid(), Title = "Buying a road bike", Touchpoints = JourneyKinds.Touchpoint.InOrder(touchpoints) }, facts, CoverageSettings.Default, Today);
    }

    public static Touchpoint Named(this CoverageInput input, string name) => input.Journey.Touchpoints.Single(touchpoint => touchpoint.Name == name);

    public static Guid Id(this CoverageInput input, string name) => input.Named(name).Id;

    /// <summary>The same with that touchpoint changed.</summary>
    public static CoverageInput With(this CoverageInput input, string name, Func<Touchpoint, Touchpoint> change) =>
        input.With(touchpoint => touchpoint.Name == name, change);

    /// <summary>The same with all touchpoints changed that are meant.</summary>
    public static CoverageInput With(this CoverageInput input, Func<Touchpoint, bool> which, Func<Touchpoint, Touchpoint> change) =>
        input with { Journey = input.Journey with { Touchpoints = JourneyKinds.Touchpoint.InOrder(input.Journey.Touchpoints.Select(touchpoint => which(touchpoint) ? change(touchpoint) : touchpoint)) } };

    /// <summary>The same with a reason why the journey does without a stage.</summary>
    public static CoverageInput OutOfScope(this CoverageInput input, Stage stage) =>
        input with { Journey = input.Journey with { OutOfScope = input.Journey.OutOfScope.SetItem((int)stage, "Another team's") } };

    public static CoverageInput Without(this CoverageInput input, Func<Touchpoint, bool> which) =>
        input with { Journey = input.Journey with { Touchpoints = [.. input.Journey.Touchpoints.Where(touchpoint => !which(touchpoint))] } };

    public static CoverageInput Audited(this CoverageInput input, string name, LatestAudit? audit)
    {
        var audits = input.Facts.Audits.ToDictionary();
        audits.Remove(input.Id(name));
        if (audit is { } made)
            audits.Add(input.Id(name), made);
        return input with { Facts = new() { Audits = audits, Measurements = input.Facts.Measurements, Kpis = input.Facts.Kpis } };
    }

    public static CoverageInput Measured(this CoverageInput input, string name, string kpi, LatestMeasurement? measurement)
    {
        var measurements = input.Facts.Measurements.ToDictionary();
        measurements.Remove((input.Id(name), kpi));
        if (measurement is { } made)
            measurements.Add((input.Id(name), kpi), made);
        return input with { Facts = new() { Audits = input.Facts.Audits, Measurements = measurements, Kpis = input.Facts.Kpis } };
    }

    public static CoverageInput Undecided(this CoverageInput input, string name, DateOnly since) => input with
    {
        Facts = new() { Audits = input.Facts.Audits, Measurements = input.Facts.Measurements, UndecidedExperiments = new Dictionary<Guid, DateOnly> { [input.Id(name)] = since }, Kpis = input.Facts.Kpis },
    };

    public static CoverageReview Review(this CoverageInput input, params FindingKey[] accepted) => CoverageReview.Of(input, accepted.ToHashSet());

    /// <summary>The rules that hold, each as often as it found something, in the order of the findings.</summary>
    public static string[] Rules(this CoverageInput input) => [.. input.Review().Findings.Select(finding => finding.Rule)];

    /// <summary>The findings of one rule.</summary>
    public static ImmutableArray<Finding> Found(this CoverageInput input, string rule) => [.. input.Review().Findings.Where(finding => finding.Rule == rule)];

    /// <summary>The one finding of one rule.</summary>
    public static Finding FoundOnce(this CoverageInput input, string rule) => input.Found(rule).ShouldHaveSingleItem();
}
