using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Data.Tests.Review;

/// <summary>The sums that the database keeps of weeks and months, against those that are computed of all measurements.</summary>
public sealed class MeasurementSumsTests : IAsyncLifetime
{
    static readonly DateOnly Begin = new(2024, 12, 20);

    readonly Guid[] touchpoints = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];
    NpgsqlDataSource database = null!;
    JourneyDbContext db = null!;
    Guid[] journeys = [];

    public async ValueTask InitializeAsync()
    {
        database = (await JourneyDatabase.NewAsync()).Connect();
        var contexts = JourneyDatabase.Contexts(database);
        var store = new JourneyStore(contexts, TimeProvider.System);
        foreach (var journey in new[] { new Generate(1).Journey(), new Generate(2).Journey() })
        {
            await store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
            journeys = [.. journeys, journey.Id];
        }

        db = await contexts.CreateDbContextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_written_and_deleted_the_sums_are_those_of_the_measurements(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 25; step++)
        {
            await (random.Next(5) switch
            {
                0 => DeleteAsync(random),
                1 => UpdateAsync(random),
                _ => UpsertAsync(random),
            });
            (await KeptAsync()).ShouldBe(await ComputedAsync());
        }

        (await KeptAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_sum()
    {
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await UpsertAsync(new Random(4));
            (await KeptAsync()).ShouldNotBeEmpty();
            await transaction.RollbackAsync();
        }

        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_journey_that_is_deleted_takes_its_sums_along()
    {
        await UpsertAsync(new Random(5));
        await db.Journeys.ExecuteDeleteAsync();
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Writing_the_same_values_at_once_neither_loses_nor_doubles_any()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            await using var connection = await database.OpenConnectionAsync();
            for (var round = 0; round < 10; round++)
                await UpsertAsync(connection, [.. Enumerable.Range(0, 20).Select(day => (touchpoints[0], journeys[0], Begin.AddDays(day), (decimal)(number + round)))]);
        }));
        (await KeptAsync()).ShouldBe(await ComputedAsync());
        (await KeptAsync()).Sum(sum => sum.Period == Period.Month ? sum.Count : 0).ShouldBe(20);
    }

    async Task UpsertAsync(Random random)
    {
        await db.Database.OpenConnectionAsync();
        var rows = Enumerable.Range(0, random.Next(1, 30))
            .Select(_ => (Touchpoint: random.Next(touchpoints.Length), Day: random.Next(60), Value: random.Next(-100_000, 100_000) / 1000m))
            .DistinctBy(row => (row.Touchpoint, row.Day))
            .Select(row => (touchpoints[row.Touchpoint], journeys[row.Touchpoint % 2], Begin.AddDays(row.Day), row.Value));
        await UpsertAsync((NpgsqlConnection)db.Database.GetDbConnection(), [.. rows]);
    }

    static async Task UpsertAsync(NpgsqlConnection connection, (Guid Touchpoint, Guid Journey, DateOnly On, decimal Value)[] rows)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO "Measurements" ("TouchpointId", "JourneyId", "Kpi", "On", "Value")
            SELECT t, j, 'nps', d, v FROM unnest($1, $2, $3, $4) AS m(t, j, d, v) ORDER BY t, d
            ON CONFLICT ("TouchpointId", "Kpi", "On") DO UPDATE SET "Value" = EXCLUDED."Value"
            """, connection)
        {
            Parameters =
            {
                new() { Value = Array.ConvertAll(rows, row => row.Touchpoint) },
                new() { Value = Array.ConvertAll(rows, row => row.Journey) },
                new() { Value = Array.ConvertAll(rows, row => row.On) },
                new() { Value = Array.ConvertAll(rows, row => row.Value) },
            },
        };
        await command.ExecuteNonQueryAsync();
    }

    Task DeleteAsync(Random random)
    {
        var from = Begin.AddDays(random.Next(60));
        return db.Measurements.Where(row => row.On >= from && row.On < from.AddDays(7)).ExecuteDeleteAsync();
    }

    // A day that moves takes its value from one sum to another.
    Task UpdateAsync(Random random)
    {
        var touchpoint = touchpoints[random.Next(touchpoints.Length)];
        return db.Database.ExecuteSqlAsync($"""UPDATE "Measurements" SET "On" = "On" + {random.Next(200, 5000)}, "Value" = "Value" + 1.5 WHERE "TouchpointId" = {touchpoint} AND "On" < {Begin.AddDays(100)}""");
    }

    async Task<IReadOnlyList<Line>> KeptAsync() =>
        await db.MeasurementSums.AsNoTracking().OrderBy(row => row.JourneyId).ThenBy(row => row.Period).ThenBy(row => row.From)
            .Select(row => new Line(row.JourneyId, row.Period, row.From, row.Sum, row.Count)).ToListAsync();

    async Task<IReadOnlyList<Line>> ComputedAsync()
    {
        var rows = await db.Measurements.AsNoTracking().ToListAsync();
        return
        [
            .. new[] { Period.Week, Period.Month }
                .SelectMany(period => rows.GroupBy(row => (row.JourneyId, From: First(row.On, period)))
                    .Select(group => new Line(group.Key.JourneyId, period, group.Key.From, group.Sum(row => row.Value), group.LongCount())))
                .OrderBy(line => line.Journey, Comparer<Guid>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()))).ThenBy(line => line.Period).ThenBy(line => line.From),
        ];
    }

    static DateOnly First(DateOnly day, Period period) =>
        period == Period.Month ? new(day.Year, day.Month, 1) : day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    sealed record Line(Guid Journey, Period Period, DateOnly From, decimal Sum, long Count);
}
