using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Funnels;
using Npgsql;
using Measurement = JourneyMapper.Benchmarks.Measuring.Measurement;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>The funnels of all journeys over a year, as their page reads them, against one plain statement that aggregates the same figures from the same tables. Both must give the same.</summary>
sealed class FunnelsAgainstSql : Measurement
{
    // Each stage keeps about a third, with a little more or less by journey and month.
    const string Counts = """
        INSERT INTO "FunnelCounts" ("JourneyId", "Persona", "Month", "Stage", "People", "AuthorId", "RecordedAt")
        SELECT j."Id", $2, CAST($3 - make_interval(months => month) AS date), stage, 100000 / CAST(power(3, stage) AS bigint) + abs(hashtext(j."Id"::text || month || stage)) % 97, $2, now()
        FROM "Journeys" j CROSS JOIN generate_series(0, 11) AS month CROSS JOIN generate_series(0, 4) AS stage WHERE j."WorkspaceId" = $1
        """;

    const string Statement = """
        SELECT j."Id", j."Title", f."Month", MAX(f."People") FILTER (WHERE f."Stage" = 0), MAX(f."People") FILTER (WHERE f."Stage" = 1), MAX(f."People") FILTER (WHERE f."Stage" = 2),
            MAX(f."People") FILTER (WHERE f."Stage" = 3), MAX(f."People") FILTER (WHERE f."Stage" = 4)
        FROM "Journeys" j JOIN "FunnelCounts" f ON f."JourneyId" = j."Id"
        WHERE j."WorkspaceId" = $1 AND j."TrashedAt" IS NULL AND f."Persona" = $2 AND f."Month" >= $3
        GROUP BY j."Id", f."Month" ORDER BY j."Title" COLLATE "und-x-icu", j."Id", f."Month"
        """;

    public override string Name => "funnels";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var journeys = quick ? 100 : 1000;
        await using var stored = await StoredWorkspace.CreateAsync(await bench.NewDatabaseAsync("funnels"), seed: 7, new(journeys, 10, Values: 1));
        var month = Period.Month.First(DateOnly.FromDateTime(DateTime.UtcNow));
        var from = month.AddMonths(-11);
        await using var connection = await stored.Database.OpenConnectionAsync();
        await using (var fill = new NpgsqlCommand(Counts, connection) { Parameters = { new() { Value = stored.Workspace }, new() { Value = FunnelCountRow.Everybody }, new() { Value = month.ToDateTime(TimeOnly.MinValue) } } })
            await fill.ExecuteNonQueryAsync();
        await stored.AnalyzeAsync();
        var query = new FunnelQuery(stored.Contexts);

        string ours = "", theirs = "";
        var (warmUps, rounds) = quick ? (3, 10) : (5, 40);
        var times = await Interleaved.RunAsync(warmUps, rounds, PageAsync, StatementAsync);
        if (ours != theirs || ours.Length == 0)
            throw new InvalidOperationException("The page and the statement do not say the same.");
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"Funnels of {journeys} journeys over twelve months, against one plain SQL aggregate of the same figures (median)"),
            times[0].Median, times[1].Median, Target.AtMost(1.5))];

        async Task<TimeSpan> PageAsync()
        {
            IReadOnlyList<FunnelLine> lines = [];
            var time = await Interleaved.TimeAsync(async () => lines = await query.ListAsync(stored.Reader, FunnelCountRow.Everybody, from, ""));
            ours = Written(lines.SelectMany(line => line.Months.Select(funnel => (line.Journey, funnel))));
            return time;
        }

        async Task<TimeSpan> StatementAsync()
        {
            List<(Guid, Funnel)> months = [];
            var time = await Interleaved.TimeAsync(async () =>
            {
                await using var command = new NpgsqlCommand(Statement, connection) { Parameters = { new() { Value = stored.Workspace }, new() { Value = FunnelCountRow.Everybody }, new() { Value = from } } };
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    months.Add((reader.GetGuid(0), Funnel.Of(new(reader.GetFieldValue<DateOnly>(2), [.. Stages.All.Select(stage => reader.IsDBNull(3 + (int)stage) ? (long?)null : reader.GetInt64(3 + (int)stage))]), _ => false)));
            });
            theirs = Written(months);
            return time;
        }
    }

    static string Written(IEnumerable<(Guid Journey, Funnel Funnel)> months) => string.Join('\n', months.Select(month => string.Create(CultureInfo.InvariantCulture,
        $"{month.Journey} {month.Funnel.Month:O} {string.Join(' ', month.Funnel.Steps.Select(step => step.People))} {month.Funnel.Overall}")));
}
