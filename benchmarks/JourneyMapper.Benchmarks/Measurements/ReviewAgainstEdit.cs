using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// The coverage of a large map, computed again after an edit as the overlay does, against the edit itself (submitted, committed, broadcast).
/// The map has KPIs, audits and measurements, so that all rules have something to look at.
/// </summary>
sealed class ReviewAgainstEdit : Measurement
{
    const int Touchpoints = 500;

    static readonly DateOnly Today = new(2026, 11, 22);

    public override string Name => "review";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var made = new LargeWorkspace(seed: 4, Today, new(Journeys: 1, Touchpoints, Values: 1), owners: [Guid.NewGuid()]).Journeys().Single();
        var facts = new CoverageSnapshot
        {
            Audits = made.Audits.ToDictionary(audit => audit.Touchpoint, audit => new LatestAudit(audit.On, audit.Mean ?? 0)),
            Measurements = made.Series.ToDictionary(series => (series.Touchpoint.Id, series.Kpi), series => new LatestMeasurement(series.Values.Last().On, series.Values.Last().Value)),
            Kpis = Kpis.All.ToDictionary(kpi => kpi.Id, StringComparer.Ordinal),
        };
        var reviewer = new CoverageReviewer(facts, CoverageSettings.Default, Today);
        await using var room = await EditingRoom.OpenAsync(await bench.NewDatabaseAsync("reviews"), made.Journey, boards: 1);

        var (warmUps, rounds) = quick ? (20, 60) : (200, 1000);
        var times = await Interleaved.RunAsync(warmUps, rounds, ReviewAsync, room.EditAsync);
        return [Row.Of($"Coverage of {Touchpoints} touchpoints computed again, against the edit before it (median)", times[0].Median, times[1].Median, Target.AtMost(0.1))];

        Task<TimeSpan> ReviewAsync() => Interleaved.TimeAsync(() =>
            reviewer.Review(room.Journey).Findings.IsEmpty
                ? throw new InvalidOperationException("The review found nothing.")
                : Task.CompletedTask);
    }
}
