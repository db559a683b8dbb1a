using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Coverage.Comparison;
using JourneyMapper.Web.Features.Kpis;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Measurement = JourneyMapper.Benchmarks.Measuring.Measurement;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// The comparison of all journeys by one KPI, as its page reads it, against the aggregate over the measurements themselves from which all of
/// its numbers follow. Both must give the same to the last digit, also after measurements were added, replaced and deleted.
/// </summary>
sealed class SeriesAgainstRaw : Measurement
{
    const string Kpi = "net-promoter-score";
    const int Page = 25;
    const string Raw = """
        SELECT m."JourneyId", CAST(date_trunc($3, CAST(m."On" AS timestamp)) AS date) AS "From", SUM(m."Value"), COUNT(*)
        FROM "Measurements" m JOIN "Journeys" j ON j."Id" = m."JourneyId"
        WHERE m."Kpi" = $2 AND j."WorkspaceId" = $1 AND j."TrashedAt" IS NULL
        GROUP BY 1, 2 ORDER BY 1, 2
        """;

    public override string Name => "kpis";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        // A workspace's touchpoints have one or two KPIs each, with a value for each day: five years of them make more than ten millions.
        await using var stored = await StoredWorkspace.CreateAsync(await bench.NewDatabaseAsync("series"), seed: 6, quick ? new(20, 10, Values: 400, Step: 1) : new(200, 20, Values: 1750, Step: 1));
        await stored.AnalyzeAsync();
        var comparison = new KpiComparison(stored.Contexts);
        await using var connection = await stored.Database.OpenConnectionAsync();

        List<Row> rows = [];
        foreach (var period in new[] { Period.Week, Period.Month, Period.Quarter })
        {
            ComparedJourneys? read = null;
            IReadOnlyList<RawPoint> raw = [];
            var (warmUps, rounds) = quick ? (1, 3) : (2, 10);
            var times = await Interleaved.RunAsync(warmUps, rounds, OursAsync, RawAsync);
            Compare(read!, raw);
            await ChangeAsync(stored);
            await OursAsync();
            await RawAsync();
            Compare(read!, raw);
            rows.Add(Row.Of(string.Create(CultureInfo.InvariantCulture, $"Journeys compared by a KPI by {period.ToString().ToLowerInvariant()} over {stored.Measurements:N0} measurements, against the aggregate of the measurements (median)"),
                times[0].Median, times[1].Median, Target.AtLeastFaster(20)));

            async Task<TimeSpan> OursAsync() => await Interleaved.TimeAsync(async () => read = await comparison.ReadAsync(stored.Reader, new(Kpi, period, DateOnly.MinValue), 0, Page));

            async Task<TimeSpan> RawAsync() => await Interleaved.TimeAsync(async () => raw = await ReadRawAsync(connection, stored.Workspace, period));
        }

        return rows;
    }

    static async Task<IReadOnlyList<RawPoint>> ReadRawAsync(NpgsqlConnection connection, Guid workspace, Period period)
    {
        await using var command = new NpgsqlCommand(Raw, connection)
        {
            Parameters = { new() { Value = workspace }, new() { Value = Kpi }, new() { Value = period.ToString().ToLowerInvariant() } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        List<RawPoint> points = [];
        while (await reader.ReadAsync())
            points.Add(new(reader.GetGuid(0), new() { From = reader.GetFieldValue<DateOnly>(1), Sum = reader.GetDecimal(2), Count = reader.GetInt64(3) }));
        return points;
    }

    static void Compare(ComparedJourneys read, IReadOnlyList<RawPoint> raw)
    {
        var journeys = raw.GroupBy(point => point.Journey, point => point.Point)
            .OrderBy(journey => Total(journey).Mean).ThenBy(journey => journey.Key.ToString(), StringComparer.Ordinal).Take(Page);
        var all = raw.GroupBy(point => point.Point.From, point => point.Point).OrderBy(period => period.Key).Select(Total);
        if (raw.Count == 0 || !read.All.SequenceEqual(all) || !read.Lines.Select(line => line.Journey).SequenceEqual(journeys.Select(journey => journey.Key))
            || !read.Lines.SelectMany(line => line.Points).SequenceEqual(journeys.SelectMany(journey => journey)))
        {
            throw new InvalidOperationException("The sums do not say what the measurements say.");
        }
    }

    static PeriodMean Total(IEnumerable<PeriodMean> points) =>
        points.Aggregate((one, other) => one with { Sum = one.Sum + other.Sum, Count = one.Count + other.Count });

    // Some days are deleted, some values replaced, some added.
    static async Task ChangeAsync(StoredWorkspace stored)
    {
        await using var db = await stored.Contexts.CreateDbContextAsync();
        var some = await db.Measurements.AsNoTracking().Where(row => row.Kpi == Kpi).OrderBy(row => row.TouchpointId).ThenBy(row => row.On).Take(500).ToListAsync();
        var (journey, touchpoint, first) = (some[0].JourneyId, some[0].TouchpointId, some[0].On);
        await db.Measurements.Where(row => row.TouchpointId == touchpoint && row.Kpi == Kpi && row.On < first.AddDays(45)).ExecuteDeleteAsync();
        await db.Measurements.Where(row => row.TouchpointId == touchpoint && row.Kpi == Kpi && row.On < first.AddDays(90)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, row => row.Value + 0.25m));
        db.Measurements.Add(new() { JourneyId = journey, TouchpointId = touchpoint, Kpi = Kpi, On = first.AddDays(-1), Value = 12.34m });
        await db.SaveChangesAsync();
    }

    sealed record RawPoint(Guid Journey, PeriodMean Point);
}
