using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage.Comparison;
using JourneyMapper.Web.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Coverage.Comparison;

/// <summary>Journeys compared by a KPI on a real PostgreSQL.</summary>
public sealed class KpiComparisonTests : IAsyncLifetime
{
    const string Nps = "net-promoter-score";

    static readonly DateOnly Begin = new(2025, 11, 3);

    readonly Random random = new(7);
    CoverageRoom room = null!;
    KpiComparison comparison = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        comparison = new(room.Contexts);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData(Period.Week)]
    [InlineData(Period.Month)]
    [InlineData(Period.Quarter)]
    public async Task The_points_are_those_of_all_measurements(Period period)
    {
        var journeys = new[] { await PutAsync("City bike"), await PutAsync("Cargo bike") };
        foreach (var journey in journeys)
            await MeasureAsync(journey, Nps, values: 200);
        await MeasureAsync(journeys[0], "satisfaction", values: 50);
        var from = period.First(Begin.AddDays(100));

        var read = await ReadAsync(new(Nps, period, from, ComparisonSort.Title));

        read.Total.ShouldBe(2);
        read.Lines.Select(line => line.Title).ShouldBe(["Cargo bike", "City bike"]);
        var rows = (await RowsAsync()).Where(row => row.Kpi == Nps && row.On >= from).ToList();
        read.All.ShouldBe(Points(rows, period));
        foreach (var line in read.Lines)
        {
            var own = rows.Where(row => row.JourneyId == line.Journey).ToList();
            line.Points.ShouldBe(Points(own, period));
            (line.Total.Sum, line.Total.Count).ShouldBe((own.Sum(row => row.Value), own.Count));
        }
    }

    [Fact]
    public async Task The_lowest_mean_comes_first_and_pages_follow_each_other()
    {
        for (var i = 0; i < 5; i++)
            await AddAsync(await PutAsync($"Journey {i}"), (Begin, 10 * ((i * 3) % 5)));
        ComparisonQuery query = new(Nps, Period.Month, Periods.First(Period.Month, Begin));

        var (first, second) = (await comparison.ReadAsync(JourneyDatabase.Reader, query, 0, 3), await comparison.ReadAsync(JourneyDatabase.Reader, query, 3, 3));

        (first.Total, second.Total).ShouldBe((5, 5));
        first.Lines.Concat(second.Lines).Select(line => line.Total.Mean).ShouldBe([0, 10, 20, 30, 40]);
        (await ReadAsync(query with { Descending = true })).Lines[0].Total.Mean.ShouldBe(40);
        second.All.ShouldBe(first.All);
    }

    [Fact]
    public async Task The_trash_and_other_workspaces_are_not_compared()
    {
        var (kept, trashed, foreign) = (await PutAsync("Kept"), await PutAsync("Trashed"), await PutAsync("Foreign", JourneyDatabase.OtherWorkspace));
        foreach (var journey in new[] { kept, trashed, foreign })
            await AddAsync(journey, (Begin, 5));
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == trashed.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, DateTimeOffset.UtcNow));

        var read = await ReadAsync(new(Nps, Period.Week, Begin));

        read.Lines.ShouldHaveSingleItem().Journey.ShouldBe(kept.Id);
        read.All.ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_kpis_with_values_in_a_journey_in_use_are_offered()
    {
        (await comparison.MeasuredAsync(JourneyDatabase.Reader)).ShouldBeEmpty();
        await AddAsync(await PutAsync("Foreign", JourneyDatabase.OtherWorkspace), (Begin, 5));
        (await comparison.MeasuredAsync(JourneyDatabase.Reader)).ShouldBeEmpty();
        await AddAsync(await PutAsync("Own"), (Begin, 5));
        (await comparison.MeasuredAsync(JourneyDatabase.Reader)).ShouldBe([Nps]);
    }

    Task<ComparedJourneys> ReadAsync(ComparisonQuery query) => comparison.ReadAsync(JourneyDatabase.Reader, query, 0, 100);

    async Task<Journey> PutAsync(string title, Guid? workspace = null)
    {
        var journey = CoverageRoom.Journey(title);
        await room.PutAsync(journey, workspace: workspace);
        return journey;
    }

    Task MeasureAsync(Journey journey, string kpi, int values) => AddAsync(journey, kpi,
        Enumerable.Range(0, values).Select(_ => (journey.Touchpoints[random.Next(3)].Id, Begin.AddDays(random.Next(300)), random.Next(-10_000, 10_000) / 100m)).DistinctBy(row => (row.Id, row.Item2)));

    Task AddAsync(Journey journey, (DateOnly On, decimal Value) value) => AddAsync(journey, Nps, [(journey.Touchpoints[0].Id, value.On, value.Value)]);

    async Task AddAsync(Journey journey, string kpi, IEnumerable<(Guid Touchpoint, DateOnly On, decimal Value)> values)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.Measurements.AddRange(values.Select(value => new MeasurementRow { JourneyId = journey.Id, TouchpointId = value.Touchpoint, Kpi = kpi, On = value.On, Value = value.Value }));
        await db.SaveChangesAsync();
    }

    async Task<IReadOnlyList<MeasurementRow>> RowsAsync()
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        return await db.Measurements.AsNoTracking().ToListAsync();
    }

    static IReadOnlyList<PeriodMean> Points(IEnumerable<MeasurementRow> rows, Period period) =>
    [
        .. rows.GroupBy(row => period.First(row.On)).OrderBy(group => group.Key)
            .Select(group => new PeriodMean { From = group.Key, Sum = group.Sum(row => row.Value), Count = group.LongCount() }),
    ];
}
