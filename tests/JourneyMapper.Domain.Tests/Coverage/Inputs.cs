using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Coverage;

/// <summary>Reviews by chance.</summary>
static class Inputs
{
    public static CoverageInput Any(Generate generate)
    {
        var journey = generate.Journey(generate.Below(30));
        // Chance alone makes two of one name too seldom.
        if (generate.OnceIn(4) && journey.Touchpoints is [var first, var second, ..])
            journey = journey with { Touchpoints = journey.Touchpoints.SetItem(1, second with { Name = first.Name, Channel = first.Channel }) };
        // And one audience of all.
        if (generate.OnceIn(4))
            journey = journey with { Touchpoints = [.. journey.Touchpoints.Select(touchpoint => touchpoint with { Audience = Audience.Customers })] };
        // Data of which nobody says how long they are kept.
        if (generate.OnceIn(4))
            journey = journey with { Touchpoints = [.. journey.Touchpoints.Select(touchpoint => touchpoint with { DataRetention = "" })] };
        // And a promise.
        if (generate.OnceIn(2) && journey.Touchpoints is [var ad, .., var page])
            journey = journey with { Transitions = [new() { Id = Guid.NewGuid(), From = ad.Id, To = page.Id, Kind = TransitionKind.Promise }] };
        var facts = new CoverageSnapshot
        {
            Audits = journey.Touchpoints.Where(_ => generate.OnceIn(2))
                .ToDictionary(touchpoint => touchpoint.Id, _ => new LatestAudit(Day(generate), 1 + (generate.Below(25) / 6m), 1 + generate.Below(5), 1 + generate.Below(5))),
            Measurements = journey.Touchpoints.SelectMany(touchpoint => touchpoint.Kpis, (touchpoint, target) => (touchpoint.Id, target.Kpi)).Where(_ => generate.OnceIn(2))
                .ToDictionary(key => key, _ => new LatestMeasurement(Day(generate), generate.Below(100))),
            UndecidedExperiments = journey.Touchpoints.Where(_ => generate.OnceIn(5)).ToDictionary(touchpoint => touchpoint.Id, _ => Day(generate)),
        };
        return new(journey, facts, new CoverageSettings { LeastTouchpoints = 1 + generate.Below(4), PostPurchaseShare = generate.Below(101) }, Maps.Today);
    }

    /// <summary>The same facts, after an audit of that touchpoint and, if it has KPIs, a measurement of one of them.</summary>
    public static CoverageSnapshot Recorded(CoverageSnapshot facts, Touchpoint touchpoint, DateOnly day, Generate generate)
    {
        var (audits, measurements) = (facts.Audits.ToDictionary(), facts.Measurements.ToDictionary());
        audits[touchpoint.Id] = new(day, 1 + (generate.Below(25) / 6m));
        if (touchpoint.Kpis.Count > 0)
            measurements[(touchpoint.Id, generate.OneOf(touchpoint.Kpis).Kpi)] = new(day, generate.Below(100));
        return new() { Audits = audits, Measurements = measurements, UndecidedExperiments = facts.UndecidedExperiments, Kpis = facts.Kpis };
    }

    /// <summary>The same input, with its facts in another order and all its touchpoints made anew.</summary>
    public static CoverageInput Again(CoverageInput input) => input with
    {
        Journey = input.Journey with { Touchpoints = [.. input.Journey.Touchpoints.Select(touchpoint => touchpoint with { Kpis = KpiTargets.Parse(touchpoint.Kpis.ToString()) })] },
        Facts = new()
        {
            Audits = input.Facts.Audits.Reverse().ToDictionary(),
            Measurements = input.Facts.Measurements.Reverse().ToDictionary(),
            UndecidedExperiments = input.Facts.UndecidedExperiments.Reverse().ToDictionary(),
            Kpis = input.Facts.Kpis.Reverse().ToDictionary(),
        },
    };

    static DateOnly Day(Generate generate) => Maps.Today.AddDays(-generate.Below(400));
}
