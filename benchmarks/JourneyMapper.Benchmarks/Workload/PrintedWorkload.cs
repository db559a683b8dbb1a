using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Features.Kpis;

namespace JourneyMapper.Benchmarks.Workload;

/// <summary>A large map with KPIs and their values, and how it is printed: A3, one stage after the other.</summary>
static class PrintedWorkload
{
    /// <summary>How many touchpoints it has.</summary>
    public const int Touchpoints = 500;

    /// <summary>The map and its options; the same each time.</summary>
    public static (Journey Journey, PrintOptions Options) Create()
    {
        var journey = new LargeJourney(seed: 5).Create(Touchpoints);
        var random = new Random(5);
        journey = journey with { Touchpoints = [.. journey.Touchpoints.Select(touchpoint => touchpoint with { Kpis = [.. UsualKpi.All.OrderBy(_ => random.Next()).Take(1 + random.Next(2)).Select(kpi => kpi.Target())] })] };
        var values = journey.Touchpoints.SelectMany(touchpoint => touchpoint.Kpis.Select(kpi => (touchpoint.Id, kpi.Kpi)))
            .ToDictionary(series => series, series => Values(random, Array.Find(UsualKpi.All, usual => usual.Id == series.Kpi)!));
        return (journey, new() { Paper = Paper.A3, Kpis = KpiLane.Empty.With(journey, new KpiCatalogue(Kpis.All, "EUR"), values) });
    }

    static ImmutableArray<Measurement> Values(Random random, UsualKpi kpi)
    {
        var day = new DateOnly(2026, 1, 5);
        return [.. Enumerable.Range(0, KpiLane.Values).Select(week => new Measurement(day.AddDays(7 * week), kpi.Value(random, week / 52.0, 0)))];
    }
}
